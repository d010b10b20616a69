package app.ringdown.exchange.api.dialect;

import java.util.HashMap;
import java.util.Map;

/**
 * What has been used of the limits: weight and requests by all callers together (they all share the
 * loopback address), unfilled orders by account. Safe for any thread.
 *
 * <p>Source: Binance Spot API, REST, "LIMITS", and FAQ "Spot Unfilled Order Count Rules".
 */
public final class RateLimits {

    /**
     * How much is allowed.
     *
     * @param weightPerMinute request weight per minute
     * @param ordersPer10Seconds unfilled orders per ten seconds and account
     * @param ordersPerDay unfilled orders per day and account
     * @param requestsPer5Minutes requests per five minutes, whatever they weigh
     * @param bans what becomes of who does not back off
     */
    public record Allowance(
            long weightPerMinute,
            long ordersPer10Seconds,
            long ordersPerDay,
            long requestsPer5Minutes,
            Bans.Terms bans) {
        public Allowance {
            if (weightPerMinute < 1
                    || ordersPer10Seconds < 1
                    || ordersPerDay < 1
                    || requestsPer5Minutes < 1) {
                throw new IllegalArgumentException("limits are 1 or more");
            }
        }

        /** With bans as they usually are. */
        public Allowance(
                long weightPerMinute,
                long ordersPer10Seconds,
                long ordersPerDay,
                long requestsPer5Minutes) {
            this(
                    weightPerMinute,
                    ordersPer10Seconds,
                    ordersPerDay,
                    requestsPer5Minutes,
                    Bans.Terms.usual());
        }

        /** What a live venue allows, roughly a hundredfold: nobody shares this exchange. */
        public static Allowance generous() {
            return new Allowance(600_000, 100_000, 20_000_000, 6_000_000);
        }

        /** What a live venue allows, as documented in July 2026. */
        public static Allowance live() {
            return new Allowance(6_000, 100, 160_000, 300_000);
        }
    }

    private static final String MINUTE = "1 MINUTE";
    private static final String SECONDS = "10 SECOND";
    private static final String DAY = "1 DAY";

    private final Allowance allowance;
    private final Bans bans;
    private final Window weight;
    private final Window requests;
    private final Map<Integer, Window> recentOrders = new HashMap<>();
    private final Map<Integer, Window> dayOrders = new HashMap<>();

    public RateLimits(Allowance allowance) {
        this.allowance = allowance;
        bans = new Bans(allowance.bans());
        weight = new Window(60, allowance.weightPerMinute());
        requests = new Window(300, allowance.requestsPer5Minutes());
    }

    /** Who is banned. */
    public Bans bans() {
        return bans;
    }

    /**
     * Books a request of some weight; -1003 when that is too much, and nothing but it is booked:
     * under 429, or under 418 for who is banned.
     */
    public synchronized void spend(int more, long nowMicros) {
        ApiError ban = bans.inForce(nowMicros);
        if (ban != null) {
            throw ban.exception();
        }
        if (!requests.fits(1, nowMicros)) {
            ApiError refusal = ApiError.tooManyRequests(requests.retryAfterSeconds(nowMicros));
            throw bans.refused(refusal, nowMicros).exception();
        }
        requests.add(1, nowMicros);
        if (!weight.fits(more, nowMicros)) {
            ApiError refusal =
                    ApiError.tooMuchWeight(
                            weight.limit(), MINUTE, weight.retryAfterSeconds(nowMicros));
            throw bans.refused(refusal, nowMicros).exception();
        }
        weight.add(more, nowMicros);
    }

    /** A request that succeeded and turned out to weigh nothing. */
    public synchronized void giveBack(int less, long nowMicros) {
        weight.add(-less, nowMicros);
    }

    public synchronized long usedWeight(long nowMicros) {
        return weight.count(nowMicros);
    }

    /** Books new orders; -1015 when that is too many, and none is booked. */
    public synchronized void takeOrders(int account, int count, long nowMicros) {
        Window recent = recent(account);
        Window day = day(account);
        if (!recent.fits(count, nowMicros)) {
            throw ApiError.tooManyOrders(
                            recent.limit(), SECONDS, recent.retryAfterSeconds(nowMicros))
                    .exception();
        }
        if (!day.fits(count, nowMicros)) {
            throw ApiError.tooManyOrders(day.limit(), DAY, day.retryAfterSeconds(nowMicros))
                    .exception();
        }
        recent.add(count, nowMicros);
        day.add(count, nowMicros);
    }

    /** Orders that were refused, or had their first fill, do not count any more. */
    public synchronized void releaseOrders(int account, int count, long nowMicros) {
        recent(account).add(-count, nowMicros);
        day(account).add(-count, nowMicros);
    }

    public synchronized long recentOrders(int account, long nowMicros) {
        return recent(account).count(nowMicros);
    }

    public synchronized long dayOrders(int account, long nowMicros) {
        return day(account).count(nowMicros);
    }

    /** The {@code rateLimits} of exchangeInfo: what is allowed, without counts. */
    public void writeAllowance(JsonWriter json) {
        json.beginArray();
        writeOne(json, "REQUEST_WEIGHT", "MINUTE", 1, allowance.weightPerMinute()).endObject();
        writeOne(json, "ORDERS", "SECOND", 10, allowance.ordersPer10Seconds()).endObject();
        writeOne(json, "ORDERS", "DAY", 1, allowance.ordersPerDay()).endObject();
        writeOne(json, "RAW_REQUESTS", "MINUTE", 5, allowance.requestsPer5Minutes()).endObject();
        json.endArray();
    }

    /** The account's order limits with their counts, as the members of an open array. */
    public void writeOrderCounts(JsonWriter json, int account, long nowMicros) {
        writeOne(json, "ORDERS", "SECOND", 10, allowance.ordersPer10Seconds())
                .field("count", recentOrders(account, nowMicros))
                .endObject();
        writeOne(json, "ORDERS", "DAY", 1, allowance.ordersPerDay())
                .field("count", dayOrders(account, nowMicros))
                .endObject();
    }

    /** The weight limit with its count, as a member of an open array. */
    public void writeWeight(JsonWriter json, long nowMicros) {
        writeOne(json, "REQUEST_WEIGHT", "MINUTE", 1, allowance.weightPerMinute())
                .field("count", usedWeight(nowMicros))
                .endObject();
    }

    private static JsonWriter writeOne(
            JsonWriter json, String type, String interval, int intervalNum, long limit) {
        return json.beginObject()
                .field("rateLimitType", type)
                .field("interval", interval)
                .field("intervalNum", intervalNum)
                .field("limit", limit);
    }

    private Window recent(int account) {
        return recentOrders.computeIfAbsent(
                account, a -> new Window(10, allowance.ordersPer10Seconds()));
    }

    private Window day(int account) {
        return dayOrders.computeIfAbsent(
                account, a -> new Window(86_400, allowance.ordersPerDay()));
    }
}
