package app.ringdown.conformance;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;

import org.knowm.xchange.ExchangeFactory;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.currency.Currency;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.account.Balance;
import org.knowm.xchange.dto.trade.LimitOrder;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * XChange, unchanged: REST by its own address setting, streams by the method that names their host.
 */
final class XChange {
    private XChange() {}

    static BinanceExchange rest() {
        return create(specification(new BinanceExchange()));
    }

    /** Signs with Ed25519 instead. */
    static BinanceExchange rest(Served.Key key) {
        ExchangeSpecification specification = specification(new BinanceExchange());
        specification.setExchangeSpecificParametersItem("ed25519", true);
        specification.setApiKey(key.apiKey());
        specification.setSecretKey(key.pkcs8());
        return create(specification);
    }

    static BinanceStreamingExchange streams() {
        ExchangeSpecification specification = specification(new Streams());
        specification.setExchangeSpecificParametersItem(
                BinanceStreamingExchange.USE_HIGHER_UPDATE_FREQUENCY, true);
        return (BinanceStreamingExchange) create(specification);
    }

    private static BinanceExchange create(ExchangeSpecification specification) {
        return (BinanceExchange) ExchangeFactory.INSTANCE.createExchange(specification);
    }

    private static ExchangeSpecification specification(BinanceExchange exchange) {
        ExchangeSpecification specification = exchange.getDefaultExchangeSpecification();
        specification.setSslUri(Served.REST);
        specification.setApiKey(Served.API_KEY);
        specification.setSecretKey(Served.API_SECRET);
        return specification;
    }

    /** The one thing that XChange has no setting for: where its streams come from. */
    public static final class Streams extends BinanceStreamingExchange {
        @Override
        protected String getStreamingBaseUri() {
            return Served.STREAM + "/";
        }
    }

    static Map<Currency, Balance> balances(BinanceExchange exchange) throws IOException {
        return exchange.getAccountService().getAccountInfo().getWallet().getBalances();
    }

    /** A price, rounded to the pair's grid. */
    static BigDecimal onGrid(BinanceExchange exchange, CurrencyPair pair, double price) {
        BigDecimal tick =
                exchange.getExchangeMetaData().getInstruments().get(pair).getPriceStepSize();
        return BigDecimal.valueOf(price)
                .divide(tick, 0, RoundingMode.HALF_UP)
                .multiply(tick)
                .stripTrailingZeros();
    }

    /** The levels of a side as price and amount, to compare books by. */
    static List<List<BigDecimal>> levels(List<LimitOrder> side) {
        return side.stream()
                .map(level ->
                        List.of(
                                level.getLimitPrice().stripTrailingZeros(),
                                level.getOriginalAmount().stripTrailingZeros()))
                .toList();
    }
}
