package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.JsonWriter;
import app.ringdown.exchange.engine.Fees;
import app.ringdown.exchange.listing.Listing;

import java.math.BigDecimal;

/**
 * What a trade costs, in the several shapes in which the dialect tells it (Binance Spot API, REST,
 * account, account/commission and order/test). Pure.
 */
final class Commissions {
    /** The fee of a user as a rate in 1e-8; makers pay as much as takers. */
    private static final long RATE = Fees.USER_BIPS * 10_000L;

    private Commissions() {}

    /** The members that open an account's answer. */
    static void forAccount(JsonWriter json) {
        json.field("makerCommission", Fees.USER_BIPS)
                .field("takerCommission", Fees.USER_BIPS)
                .field("buyerCommission", 0)
                .field("sellerCommission", 0)
                .name("commissionRates");
        rates(json, RATE, RATE);
    }

    static void forSymbol(JsonWriter json, Listing listing) {
        json.beginObject().field("symbol", listing.symbol()).name("standardCommission");
        rates(json, RATE, RATE);
        json.name("specialCommission");
        rates(json, 0, 0);
        json.name("taxCommission");
        rates(json, 0, 0);
        discount(json);
        json.endObject();
    }

    /** As the wallet's trade fee tells it: rates with no more digits than they need. */
    static void forTradeFee(JsonWriter json, Listing listing) {
        String rate = BigDecimal.valueOf(RATE, 8).stripTrailingZeros().toPlainString();
        json.beginObject()
                .field("symbol", listing.symbol())
                .field("makerCommission", rate)
                .field("takerCommission", rate)
                .endObject();
    }

    /** The members of the answer to a test order. */
    static void forOrder(JsonWriter json) {
        json.name("standardCommissionForOrder");
        makerTaker(json, RATE, RATE).endObject();
        json.name("specialCommissionForOrder");
        makerTaker(json, 0, 0).endObject();
        json.name("taxCommissionForOrder");
        makerTaker(json, 0, 0).endObject();
        discount(json);
    }

    private static void rates(JsonWriter json, long maker, long taker) {
        makerTaker(json, maker, taker).fixed8("buyer", 0).fixed8("seller", 0).endObject();
    }

    private static JsonWriter makerTaker(JsonWriter json, long maker, long taker) {
        return json.beginObject().fixed8("maker", maker).fixed8("taker", taker);
    }

    private static void discount(JsonWriter json) {
        json.name("discount")
                .beginObject()
                .field("enabledForAccount", false)
                .field("enabledForSymbol", false)
                .field("discountAsset", "BNB")
                .fixed8("discount", 0)
                .endObject();
    }
}
