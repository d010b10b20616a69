package app.ringdown.exchange.api.call;

import app.ringdown.exchange.account.History;
import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;

import java.util.OptionalLong;

/**
 * Which rows of a history a request asks for (Binance Spot API, REST, "General Information on
 * Endpoints" and the queries of orders, trades and lists). Pure.
 */
final class Pages {
    private static final int USUAL_ROWS = 500;
    private static final int MAX_ROWS = 1_000;
    private static final long DAY_MICROS = 86_400_000_000L;

    private Pages() {}

    /**
     * By an id and by {@code startTime} and {@code endTime}. More than 24 hours between them are
     * -1127, an end before the start is -1130.
     */
    static History.Page read(Params params, String fromName) {
        OptionalLong start = params.optionalMicros("startTime");
        OptionalLong end = params.optionalMicros("endTime");
        if (start.isPresent() && end.isPresent()) {
            if (end.getAsLong() < start.getAsLong()) {
                throw ApiError.notValid("endTime").exception();
            }
            if (end.getAsLong() - start.getAsLong() > DAY_MICROS) {
                throw ApiError.MORE_THAN_24_HOURS.exception();
            }
        }
        History.Page byId = byId(params, fromName);
        return new History.Page(
                byId.fromId(),
                start.orElse(-1),
                params.optionalLastMicros("endTime").orElse(-1),
                byId.limit());
    }

    /** By an id alone. */
    static History.Page byId(Params params, String fromName) {
        return new History.Page(
                params.optionalLong(fromName).orElse(-1),
                -1,
                -1,
                params.limit(USUAL_ROWS, MAX_ROWS));
    }

    /** Whether a page is bounded by a time. */
    static boolean byTime(History.Page page) {
        return page.start() >= 0 || page.end() >= 0;
    }
}
