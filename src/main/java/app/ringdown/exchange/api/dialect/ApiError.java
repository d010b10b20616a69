package app.ringdown.exchange.api.dialect;

/**
 * An error as the dialect gives it, {@code {"code":-1121,"msg":"Invalid symbol."}}, with the HTTP
 * status it travels under. The texts are protocol, not prose: clients match on them.
 *
 * <p>Source: Binance Spot API, "Error codes".
 *
 * @param status HTTP status, also the {@code status} of a WebSocket API answer
 * @param code negative error code
 * @param msg English text
 * @param retryAfterSeconds seconds to wait before the next request, 0 when the error says nothing
 *     of that (429 and 418 only)
 * @param data what else there is to know, as JSON; empty when there is nothing
 */
public record ApiError(int status, int code, String msg, long retryAfterSeconds, String data) {

    public static final ApiError UNKNOWN =
            of(500, -1000, "An unknown error occurred while processing the request.");
    public static final ApiError TIMEOUT =
            of(
                    503,
                    -1007,
                    "Timeout waiting for response from backend server. Send status unknown;"
                            + " execution status unknown.");
    public static final ApiError SHUTTING_DOWN =
            of(503, -1016, "This service is no longer available.");
    public static final ApiError NOT_FOUND = of(404, -1020, "This operation is not supported.");
    public static final ApiError UNKNOWN_METHOD =
            of(400, -1020, "This operation is not supported.");
    public static final ApiError BAD_JSON = of(400, -1135, "Invalid JSON Request");
    public static final ApiError WRONG_METHOD = of(405, -1020, "This operation is not supported.");
    public static final ApiError TOO_LARGE =
            of(413, -1101, "Too many parameters sent for this endpoint.");
    public static final ApiError OUTSIDE_RECV_WINDOW =
            of(400, -1021, "Timestamp for this request is outside of the recvWindow.");
    public static final ApiError AHEAD_OF_SERVER =
            of(400, -1021, "Timestamp for this request was 1000ms ahead of the server's time.");
    public static final ApiError BAD_SIGNATURE =
            of(400, -1022, "Signature for this request is not valid.");
    public static final ApiError DUPLICATE_PARAMETER =
            of(400, -1101, "Duplicate values for a parameter detected.");
    public static final ApiError BAD_TIF = of(400, -1115, "Invalid timeInForce.");
    public static final ApiError BAD_ORDER_TYPE = of(400, -1116, "Invalid orderType.");
    public static final ApiError BAD_SIDE = of(400, -1117, "Invalid side.");
    public static final ApiError BAD_INTERVAL = of(400, -1120, "Invalid interval.");
    public static final ApiError BAD_SYMBOL = of(400, -1121, "Invalid symbol.");
    public static final ApiError BAD_SYMBOL_STATUS = of(400, -1122, "Invalid symbolStatus.");
    public static final ApiError MORE_THAN_24_HOURS =
            of(400, -1127, "More than 24 hours between startTime and endTime.");
    public static final ApiError BAD_COMBINATION =
            of(400, -1128, "Combination of optional parameters invalid.");
    public static final ApiError BAD_STRATEGY_TYPE =
            of(400, -1134, "`strategyType` was less than 1000000.");
    public static final ApiError BAD_TICKER_TYPE = of(400, -1139, "Invalid ticker type.");
    public static final ApiError BAD_CANCEL_RESTRICTIONS =
            of(400, -1145, "Invalid cancelRestrictions");
    public static final ApiError DUPLICATE_SYMBOLS =
            of(400, -1151, "Symbol is present multiple times in the list.");
    public static final ApiError NOT_IN_AN_OCO = of(400, -1158, "Order type not supported in OCO.");
    public static final ApiError BUY_LIMIT_ABOVE =
            of(400, -1165, "A limit order in a buy OCO must be below.");
    public static final ApiError SELL_LIMIT_BELOW =
            of(400, -1166, "A limit order in a sell OCO must be above.");
    public static final ApiError TWO_LIMITS =
            of(400, -1168, "At least one OCO order must be contingent.");
    public static final ApiError BAD_TIME_UNIT =
            of(
                    400,
                    -1194,
                    "Invalid value for time unit; expected either MICROSECOND or MILLISECOND.");
    public static final ApiError BUY_STOP_LOSS_BELOW =
            of(400, -1196, "A stop loss order in a buy OCO must be above.");
    public static final ApiError SELL_STOP_LOSS_ABOVE =
            of(400, -1197, "A stop loss order in a sell OCO must be below.");
    public static final ApiError BUY_TAKE_PROFIT_ABOVE =
            of(400, -1198, "A take profit order in a buy OCO must be below.");
    public static final ApiError SELL_TAKE_PROFIT_BELOW =
            of(400, -1199, "A take profit order in a sell OCO must be above.");
    public static final ApiError BAD_PEG_PRICE_TYPE = of(400, -1210, "Invalid pegPriceType.");
    public static final ApiError BAD_PEG_OFFSET_TYPE = of(400, -1211, "Invalid pegOffsetType.");
    public static final ApiError STATUS_MISMATCH =
            of(400, -1220, "The symbol's status does not match the requested symbolStatus.");
    public static final ApiError NO_SUCH_ORDER = of(400, -2013, "Order does not exist.");
    public static final ApiError BAD_KEY_FORMAT = of(401, -2014, "API-key format invalid.");
    public static final ApiError REJECTED_KEY =
            of(401, -2015, "Invalid API-key, IP, or permissions for action.");
    public static final ApiError SUBSCRIPTION_ACTIVE =
            of(400, -2035, "User Data Stream subscription already active.");
    public static final ApiError SUBSCRIPTION_INACTIVE =
            of(400, -2036, "User Data Stream subscription not active.");
    public static final ApiError CLIENT_ORDER_ID_MISMATCH =
            of(400, -2039, "Client order ID is not correct for this order ID.");
    public static final ApiError TOO_MANY_SUBSCRIPTION_IDS =
            of(400, -2042, "Maximum subscription ID reached for this connection.");

    public static final ApiError NO_REFERENCE_PRICE =
            of(400, -2043, "This symbol doesn't have a reference price.");

    private ApiError(int status, int code, String msg, long retryAfterSeconds) {
        this(status, code, msg, retryAfterSeconds, "");
    }

    public static ApiError of(int status, int code, String msg) {
        return new ApiError(status, code, msg, 0);
    }

    /** -1102: a parameter that must be there is not, or cannot be read. */
    public static ApiError mandatory(String parameter) {
        return of(
                400,
                -1102,
                "Mandatory parameter '"
                        + parameter
                        + "' was not sent, was empty/null, or malformed.");
    }

    /** -1102: one of two parameters must be there. */
    public static ApiError mandatoryOneOf(String first, String second) {
        return of(
                400,
                -1102,
                "Param '"
                        + first
                        + "' or '"
                        + second
                        + "' must be sent, but both were empty/null!");
    }

    /** -1102: a number above its bound. */
    public static ApiError greaterThan(String parameter, long max) {
        return of(
                400,
                -1102,
                "'"
                        + parameter
                        + "' contains unexpected value. Cannot be greater than "
                        + max
                        + ".");
    }

    /** -1100: characters outside the regular expression {@code range}. */
    public static ApiError illegalCharacters(String parameter, String range) {
        return of(
                400,
                -1100,
                "Illegal characters found in parameter '"
                        + parameter
                        + "'; legal range is '"
                        + range
                        + "'.");
    }

    /** -1101: parameters for an endpoint that takes none. */
    public static ApiError tooMany(int expected, int received) {
        return of(
                400,
                -1101,
                "Too many parameters; expected '"
                        + expected
                        + "' and received '"
                        + received
                        + "'.");
    }

    /** -1104: parameters that the endpoint does not know. */
    public static ApiError unread(int read, int sent) {
        return of(
                400,
                -1104,
                "Not all sent parameters were read; read '"
                        + read
                        + "' parameter(s) but was sent '"
                        + sent
                        + "'.");
    }

    /** -1105: a name without a value. */
    public static ApiError empty(String parameter) {
        return of(400, -1105, "Parameter '" + parameter + "' was empty.");
    }

    /** -1106: a parameter that this kind of request must not have. */
    public static ApiError notRequired(String parameter) {
        return of(400, -1106, "Parameter '" + parameter + "' sent when not required.");
    }

    /** -1100: what cannot even be read as a request, under a status of HTTP. */
    public static ApiError unreadable(int status) {
        return of(status, -1100, "Illegal characters found in a parameter.");
    }

    /** -1108: a number too large for its type. */
    public static ApiError overflow(String parameter) {
        return of(400, -1108, "Parameter '" + parameter + "' overflowed.");
    }

    /** -1111: more decimals than the asset has. */
    public static ApiError precision(String parameter) {
        return of(400, -1111, "Parameter '" + parameter + "' has too much precision.");
    }

    /** -1130: a value outside its range. */
    public static ApiError notValid(String parameter) {
        return of(400, -1130, "Data sent for parameter '" + parameter + "' is not valid.");
    }

    /** -1160: an iceberg leg of an order list that does not stand until cancelled. */
    public static ApiError icebergNeedsGtc(String iceberg, String timeInForce) {
        return of(
                400,
                -1160,
                "Parameter '"
                        + iceberg
                        + "' is not supported if '"
                        + timeInForce
                        + "' is not GTC.");
    }

    /** -1013: refused before the engine saw it; {@code why} is the whole text. */
    public static ApiError rejected(String why) {
        return of(400, -1013, why);
    }

    /** -2010: refused by the engine; {@code why} is the whole text. */
    public static ApiError orderRejected(String why) {
        return of(400, -2010, why);
    }

    /** -2011: a cancel refused by the engine; {@code why} is the whole text. */
    public static ApiError cancelRejected(String why) {
        return of(400, -2011, why);
    }

    /**
     * An order was to be cancelled and another placed, and that did not come off: -2021 when one of
     * the two was done, -2022 when none was.
     *
     * @param retryAfterSeconds when the new order could be sent again, 0 when time is not the
     *     matter
     * @param data what became of both, as JSON
     */
    public static ApiError cancelReplace(
            int status, boolean partly, long retryAfterSeconds, String data) {
        return partly
                ? new ApiError(
                        status,
                        -2021,
                        "Order cancel-replace partially failed.",
                        retryAfterSeconds,
                        data)
                : new ApiError(
                        status, -2022, "Order cancel-replace failed.", retryAfterSeconds, data);
    }

    /** -1003 under 429: the weight of the window is used up. */
    public static ApiError tooMuchWeight(long limit, String interval, long retryAfterSeconds) {
        return new ApiError(
                429,
                -1003,
                "Too much request weight used; current limit is "
                        + limit
                        + " request weight per "
                        + interval
                        + ". Please use WebSocket Streams for live updates to avoid polling the"
                        + " API.",
                retryAfterSeconds);
    }

    /**
     * -1003 under 418: who asks is banned.
     *
     * @param untilMillis in ms since the epoch
     */
    public static ApiError banned(long untilMillis, long retryAfterSeconds) {
        return new ApiError(
                418,
                -1003,
                "Way too much request weight used; IP banned until "
                        + untilMillis
                        + ". Please use WebSocket Streams for live updates to avoid bans.",
                retryAfterSeconds);
    }

    /** -1034 under 429: the connection attempts of five minutes are used up. */
    static ApiError tooManyConnections(int limit, long retryAfterSeconds) {
        return new ApiError(
                429,
                -1034,
                "Too many connection attempts from IP; current limit is "
                        + limit
                        + " per '5 MINUTE'.",
                retryAfterSeconds);
    }

    /** -1003 under 429: the raw requests of the window are used up. */
    public static ApiError tooManyRequests(long retryAfterSeconds) {
        return new ApiError(429, -1003, "Too many requests queued.", retryAfterSeconds);
    }

    /** -1015 under 429: the unfilled orders of the window are used up. */
    public static ApiError tooManyOrders(long limit, String interval, long retryAfterSeconds) {
        return new ApiError(
                429,
                -1015,
                "Too many new orders; current limit is " + limit + " orders per " + interval + ".",
                retryAfterSeconds);
    }

    public ApiException exception() {
        return new ApiException(this);
    }

    /** Writes {@code {"code":..,"msg":..}}, and {@code data} if there is any. */
    public void writeTo(JsonWriter json) {
        json.beginObject().field("code", code).field("msg", msg);
        if (!data.isEmpty()) {
            json.name("data").raw(data);
        }
        json.endObject();
    }
}
