package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.order.Fill;
import app.ringdown.order.OrderEvent.Report;
import app.ringdown.order.OrderRequest;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.binance.Json.UnreadableException;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The account as REST tells it, and the events of its line. Pure.
 *
 * <p>Source: Binance Spot API, "User Data Stream".
 */
final class AccountJson {
    private AccountJson() {}

    static Account account(JsonElement answer) throws UnreadableException {
        JsonObject account = Json.object(answer);
        Map<String, Balance> balances = new HashMap<>();
        for (JsonObject each : Json.objects(Json.array(account, "balances"))) {
            Balance balance = balance(each, "asset", "free", "locked");
            balances.put(balance.asset(), balance);
        }
        return new Account(
                balances,
                rate(account, "maker"),
                rate(account, "taker"),
                Json.number(account, "updateTime"));
    }

    /** Older servers tell whole basis points only. */
    private static BigDecimal rate(JsonObject account, String who) throws UnreadableException {
        return account.has("commissionRates")
                ? Json.decimal(Json.object(account, "commissionRates"), who)
                : BigDecimal.valueOf(Json.number(account, who + "Commission"), 4);
    }

    /** The event inside a message of the account's line, or null if it is an answer. */
    static @Nullable JsonObject event(JsonObject message) throws UnreadableException {
        return message.has("event") ? Json.object(message, "event") : null;
    }

    /**
     * Tells what an event says.
     *
     * @return false if it is of a kind that tells nothing about orders or balances
     * @throws UnreadableException if it can't be understood; then nothing was told
     */
    static boolean tell(JsonObject event, Symbols symbols, AccountListener listener)
            throws UnreadableException {
        return switch (Json.text(event, "e")) {
            case "executionReport" -> {
                execution(event, symbols, listener);
                yield true;
            }
            case "outboundAccountPosition" -> {
                List<Balance> changed = new ArrayList<>();
                for (JsonObject each : Json.objects(Json.array(event, "B"))) {
                    changed.add(balance(each, "a", "f", "l"));
                }
                listener.onBalances(changed, Json.number(event, "E"));
                yield true;
            }
            default -> false;
        };
    }

    private static Balance balance(JsonObject json, String asset, String free, String locked)
            throws UnreadableException {
        return new Balance(
                Json.text(json, asset), Json.decimal(json, free), Json.decimal(json, locked));
    }

    private static void execution(JsonObject event, Symbols symbols, AccountListener listener)
            throws UnreadableException {
        Instrument instrument = symbols.get(Json.text(event, "s"));
        if (instrument == null) {
            throw new UnreadableException("a symbol that is not known");
        }
        // A cancel's report carries the cancel's own id in c; the order's stands in C.
        String original = Json.optionalText(event, "C");
        String clientOrderId =
                original == null || original.isEmpty() ? Json.text(event, "c") : original;
        long lots = Units.lots(instrument, Json.decimal(event, "z"));
        long timeMs = Json.number(event, "T");
        OrderRequest as =
                new OrderJson.Told(
                                clientOrderId,
                                instrument,
                                Json.text(event, "S"),
                                Json.text(event, "o"),
                                Json.text(event, "f"),
                                Json.decimal(event, "p"),
                                Json.decimal(event, "q"),
                                OrderJson.orZero(event, "Q"),
                                OrderJson.orZero(event, "P"),
                                event.has("d") ? Json.number(event, "d") : 0,
                                OrderJson.orZero(event, "F"),
                                event.has("g") ? Json.number(event, "g") : OrderJson.NO_LIST)
                        .request();
        Report report =
                new Report(
                        clientOrderId,
                        timeMs,
                        Long.toString(Json.number(event, "i")),
                        OrderJson.state(Json.text(event, "X"), lots),
                        lots,
                        Units.notional(instrument, Json.decimal(event, "Z")),
                        Json.text(event, "x").equals("TRADE")
                                ? fill(event, instrument, timeMs)
                                : null);
        listener.onOrder(as, report);
    }

    private static Fill fill(JsonObject event, Instrument instrument, long timeMs)
            throws UnreadableException {
        String feeAsset = Json.optionalText(event, "N");
        return new Fill(
                Json.number(event, "t"),
                Units.ticks(instrument, Json.decimal(event, "L")),
                Units.lots(instrument, Json.decimal(event, "l")),
                Json.decimal(event, "n"),
                feeAsset == null ? "" : feeAsset,
                Json.bool(event, "m"),
                timeMs);
    }
}
