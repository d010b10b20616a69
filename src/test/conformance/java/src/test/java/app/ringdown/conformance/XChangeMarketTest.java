package app.ringdown.conformance;

import static app.ringdown.conformance.Served.ascend;
import static app.ringdown.conformance.Served.eventually;
import static app.ringdown.conformance.Served.sum;
import static app.ringdown.conformance.XChange.levels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.BinanceExchange;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.BinanceTicker24h;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;
import org.knowm.xchange.dto.marketdata.Trade;
import org.knowm.xchange.dto.meta.ExchangeHealth;
import org.knowm.xchange.dto.meta.InstrumentMetaData;
import org.knowm.xchange.dto.trade.LimitOrder;
import org.knowm.xchange.instrument.Instrument;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** XChange's market data by REST. */
class XChangeMarketTest {
    private static final CurrencyPair PAIR = CurrencyPair.BTC_USDT;

    /** XChange has its trades under this type alone. */
    private static final Instrument INSTRUMENT = PAIR;

    private static final long MINUTE = 60_000;

    private final BinanceExchange exchange = XChange.rest();
    private final BinanceMarketDataService market =
            (BinanceMarketDataService) exchange.getMarketDataService();

    @Test
    void everyInstrumentComesWithItsStepsAndLimits() throws IOException {
        assertThat(market.getExchangeHealth()).isEqualTo(ExchangeHealth.ONLINE);
        Map<Instrument, InstrumentMetaData> instruments =
                exchange.getExchangeMetaData().getInstruments();
        assertThat(instruments).hasSameSizeAs(market.getExchangeInfo().getSymbols());
        instruments.forEach((pair, data) -> {
            assertThat(data.getPriceStepSize()).as("%s", pair).isPositive();
            assertThat(data.getAmountStepSize())
                    .isPositive()
                    .isLessThanOrEqualTo(data.getMinimumAmount());
            assertThat(data.getMinimumAmount()).isLessThan(data.getMaximumAmount());
            assertThat(data.getCounterMinimumAmount()).isPositive();
            assertThat(data.isMarketOrderEnabled()).isTrue();
        });
        assertThat(exchange.getExchangeMetaData().getCurrencies())
                .containsKeys(PAIR.getBase(), PAIR.getCounter());
    }

    @Test
    void aDaysNumbersAgreeInEveryTicker() throws IOException {
        List<Ticker> tickers = market.getTickers(null);
        assertThat(tickers.stream().map(Ticker::getInstrument))
                .containsExactlyInAnyOrderElementsOf(
                        exchange.getExchangeMetaData().getInstruments().keySet());
        tickers.forEach(XChangeMarketTest::isDay);
        isDay(market.getTicker(PAIR));
        BinanceTicker24h raw = market.ticker24hAllProducts(PAIR);
        assertThat(raw.getPriceChange())
                .isEqualByComparingTo(raw.getLastPrice().subtract(raw.getOpenPrice()));
        assertThat(raw.getLastId() - raw.getFirstId() + 1).isEqualTo(raw.getCount());
    }

    private static void isDay(Ticker day) {
        assertThat(day.getBid()).as("%s", day).isPositive().isLessThan(day.getAsk());
        for (BigDecimal price : List.of(day.getOpen(), day.getLast(), day.getVwap())) {
            assertThat(price).as("%s", day).isBetween(day.getLow(), day.getHigh());
        }
        assertThat(day.getQuoteVolume())
                .isBetween(
                        day.getVolume().multiply(day.getLow()),
                        day.getVolume().multiply(day.getHigh()));
    }

    @Test
    void bestPricesAreInOrder() throws IOException {
        assertThat(market.tickerAllBookTickers())
                .hasSameSizeAs(exchange.getExchangeMetaData().getInstruments().keySet())
                .allSatisfy(
                        quote -> assertThat(quote.getBidPrice()).isLessThan(quote.getAskPrice()));
        assertThat(market.tickerPrice(PAIR).getPrice()).isPositive();
    }

    @Test
    void aBookIsOrderedAndOnTheGrid() throws IOException {
        BigDecimal tick =
                exchange.getExchangeMetaData().getInstruments().get(PAIR).getPriceStepSize();
        for (int depth : new int[] {5, 100, 1000}) {
            OrderBook book = market.getOrderBook(PAIR, depth);
            isBook(book);
            assertThat(book.getBids()).hasSizeLessThanOrEqualTo(depth);
            assertThat(book.getAsks())
                    .hasSizeLessThanOrEqualTo(depth)
                    .allSatisfy(level ->
                            assertThat(level.getLimitPrice().remainder(tick).signum()).isZero());
        }
    }

    static void isBook(OrderBook book) {
        ascend(book.getAsks().stream().map(LimitOrder::getLimitPrice).toList());
        ascend(book.getBids().stream().map(each -> each.getLimitPrice().negate()).toList());
        assertThat(book.getBids().get(0).getLimitPrice())
                .isLessThan(book.getAsks().get(0).getLimitPrice());
        assertThat(levels(book.getBids()))
                .allSatisfy(level -> assertThat(level.get(1)).isPositive());
        assertThat(levels(book.getAsks()))
                .allSatisfy(level -> assertThat(level.get(1)).isPositive());
    }

    @Test
    void minutesFoldIntoAnHour() throws IOException {
        long hour = System.currentTimeMillis() / (60 * MINUTE) * 60 * MINUTE - 60 * MINUTE;
        List<BinanceKline> minutes = market.klines(PAIR, KlineInterval.m1, 60, hour, null);
        BinanceKline whole =
                market.klines(PAIR, KlineInterval.h1, 1, hour, hour + 60 * MINUTE - 1).get(0);
        assertThat(minutes).hasSize(60);
        for (int i = 0; i < 60; i++) {
            assertThat(minutes.get(i).getOpenTime()).isEqualTo(hour + i * MINUTE);
        }
        assertThat(whole.getOpen()).isEqualTo(minutes.get(0).getOpen());
        assertThat(whole.getClose()).isEqualTo(minutes.get(59).getClose());
        assertThat(minutes.stream().map(BinanceKline::getHigh).max(Comparator.naturalOrder()))
                .contains(whole.getHigh());
        assertThat(minutes.stream().map(BinanceKline::getLow).min(Comparator.naturalOrder()))
                .contains(whole.getLow());
        assertThat(total(minutes, BinanceKline::getVolume)).isEqualTo(whole.getVolume());
        assertThat(total(minutes, BinanceKline::getQuoteAssetVolume))
                .isEqualTo(whole.getQuoteAssetVolume());
        assertThat(minutes.stream().mapToLong(BinanceKline::getNumberOfTrades).sum())
                .isEqualTo(whole.getNumberOfTrades());
    }

    private static BigDecimal total(
            List<BinanceKline> bars, Function<BinanceKline, BigDecimal> part) {
        return sum(bars.stream().map(part).toList());
    }

    @Test
    void tradesAreInOrderAndPageByTheirIds() throws Exception {
        List<Trade> trades =
                eventually(
                        "trades",
                        () ->
                                Optional.of(market.getTrades(INSTRUMENT, null, null, null, 100))
                                        .map(each -> each.getTrades())
                                        .filter(each -> each.size() >= 10));
        List<Long> ids = trades.stream().map(each -> Long.valueOf(each.getId())).toList();
        ascend(ids);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        List<Trade> page = market.getTrades(INSTRUMENT, ids.get(3), null, null, 4).getTrades();
        assertThat(page.stream().map(Trade::getId).collect(Collectors.toList()))
                .isEqualTo(trades.subList(3, 7).stream().map(Trade::getId).toList());
        assertThat(page.get(0).getPrice()).isEqualTo(trades.get(3).getPrice());
    }
}
