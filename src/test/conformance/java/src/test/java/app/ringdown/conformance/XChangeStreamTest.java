package app.ringdown.conformance;

import static app.ringdown.conformance.Served.eventually;
import static app.ringdown.conformance.XChange.levels;
import static app.ringdown.conformance.XChangeMarketTest.isBook;

import static org.assertj.core.api.Assertions.assertThat;

import info.bitrich.xchangestream.binance.BinanceStreamingExchange;
import info.bitrich.xchangestream.binance.BinanceStreamingMarketDataService;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.binance.dto.market.BinanceRawTrade;
import info.bitrich.xchangestream.core.ProductSubscription;

import io.reactivex.rxjava3.core.Observable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.binance.dto.marketdata.BinanceAggTrades;
import org.knowm.xchange.binance.dto.marketdata.BinanceKline;
import org.knowm.xchange.binance.dto.marketdata.KlineInterval;
import org.knowm.xchange.binance.service.BinanceMarketDataService;
import org.knowm.xchange.currency.CurrencyPair;
import org.knowm.xchange.dto.marketdata.OrderBook;
import org.knowm.xchange.dto.marketdata.Ticker;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** XChange's market streams on one connection, held against its REST. */
class XChangeStreamTest {
    private static final CurrencyPair BUSY = CurrencyPair.BTC_USDT;

    /** Traded so rarely that REST can be asked between two changes of its book. */
    private static final CurrencyPair QUIET = new CurrencyPair("ALGO", "USDT");

    private static BinanceStreamingExchange exchange;
    private static BinanceStreamingMarketDataService streams;
    private static BinanceMarketDataService market;

    @BeforeAll
    static void connect() {
        exchange = XChange.streams();
        ProductSubscription products =
                ProductSubscription.create()
                        .addTicker(BUSY)
                        .addTrades(BUSY)
                        .addOrderbook(QUIET)
                        .addOrderbook(BUSY)
                        .build();
        exchange.connect(new KlineSubscription(Map.of(BUSY, Set.of(KlineInterval.m1))), products)
                .blockingAwait();
        streams = exchange.getStreamingMarketDataService();
        market = (BinanceMarketDataService) exchange.getMarketDataService();
    }

    @AfterAll
    static void disconnect() {
        exchange.disconnect().blockingAwait();
    }

    private static <T> List<T> take(int count, Observable<T> stream) {
        return stream.take(count).timeout(30, TimeUnit.SECONDS).toList().blockingGet();
    }

    /** A book as it was at a moment: XChange changes its own in place. */
    private record Copy(List<List<BigDecimal>> bids, List<List<BigDecimal>> asks) {
        static Copy of(OrderBook book) {
            isBook(book);
            return new Copy(levels(book.getBids()), levels(book.getAsks()));
        }
    }

    @Test
    void theBookThatTheStreamBuildsIsTheBookOfRest() throws Exception {
        List<Copy> copies = new ArrayList<>();
        var following =
                streams.getOrderBook(QUIET)
                        .map(Copy::of)
                        .subscribe(copy -> {
                            synchronized (copies) {
                                copies.add(copy);
                            }
                        });
        int[] equal = {0};
        eventually(
                "the same book three times",
                Duration.ofSeconds(90),
                () -> {
                    Copy rest = Copy.of(market.getOrderBook(QUIET, 1000));
                    Thread.sleep(200); // The stream tells up to 100 ms later.
                    synchronized (copies) {
                        equal[0] += copies.contains(rest) ? 1 : 0;
                        copies.clear();
                    }
                    return equal[0] >= 3 ? Optional.of(true) : Optional.empty();
                });
        assertThat(following.isDisposed()).as("no frame was refused").isFalse();
        following.dispose();
    }

    @Test
    void aBusyBookStaysInOrder() {
        take(30, streams.getOrderBook(BUSY).map(Copy::of));
    }

    @Test
    void everyPrintComesOnceAndRestFoldsThem() throws Exception {
        List<BinanceRawTrade> prints = take(25, streams.getRawTrades(BUSY));
        for (int i = 1; i < prints.size(); i++) {
            assertThat(prints.get(i).getTradeId()).isEqualTo(prints.get(i - 1).getTradeId() + 1);
        }
        long first = prints.get(0).getTradeId();
        long last = prints.get(prints.size() - 1).getTradeId();
        long from = prints.get(0).getTimestamp() - 1000;
        int compared = 0;
        for (BinanceAggTrades fold : market.aggTradesAllProducts(BUSY, null, from, null, 1000)) {
            if (fold.firstTradeId < first || fold.lastTradeId > last) {
                continue;
            }
            compared++;
            List<BinanceRawTrade> within =
                    prints.subList(
                            (int) (fold.firstTradeId - first),
                            (int) (fold.lastTradeId - first) + 1);
            assertThat(within)
                    .allSatisfy(print -> {
                        assertThat(print.getPrice()).isEqualByComparingTo(fold.price);
                        assertThat(print.isBuyerMarketMaker()).isEqualTo(fold.buyerMaker);
                    });
            assertThat(Served.sum(within.stream().map(BinanceRawTrade::getQuantity).toList()))
                    .isEqualByComparingTo(fold.quantity);
        }
        assertThat(compared).isPositive();
    }

    @Test
    void aTickerIsADayLikeThatOfRest() throws IOException {
        List<Ticker> days = take(2, streams.getTicker(BUSY));
        for (Ticker day : days) {
            assertThat(day.getBid()).isLessThan(day.getAsk());
            assertThat(day.getLast()).isBetween(day.getLow(), day.getHigh());
            assertThat(day.getVwap()).isBetween(day.getLow(), day.getHigh());
        }
        assertThat(days.get(1).getTimestamp()).isAfter(days.get(0).getTimestamp());
        BigDecimal volume = market.getTicker(BUSY).getVolume();
        assertThat(days.get(1).getVolume().doubleValue() / volume.doubleValue())
                .isBetween(0.99, 1.01);
    }

    @Test
    void theOpenMinuteGrowsIntoTheBarOfRest() throws IOException {
        List<BinanceKline> told = take(2, streams.getKlines(BUSY, KlineInterval.m1));
        BinanceKline bar = told.get(1);
        BinanceKline rest =
                market.klines(BUSY, KlineInterval.m1, 1, bar.getOpenTime(), null).get(0);
        assertThat(rest.getOpenTime()).isEqualTo(bar.getOpenTime());
        assertThat(rest.getOpen()).isEqualByComparingTo(bar.getOpen());
        assertThat(rest.getHigh()).isGreaterThanOrEqualTo(bar.getHigh());
        assertThat(rest.getLow()).isLessThanOrEqualTo(bar.getLow());
        assertThat(rest.getVolume()).isGreaterThanOrEqualTo(bar.getVolume());
        assertThat(rest.getNumberOfTrades()).isGreaterThanOrEqualTo(bar.getNumberOfTrades());
    }

    @Test
    void aStreamCanBeTakenUpAndLeftOnTheOpenConnection() {
        exchange.enableLiveSubscription();
        try {
            CurrencyPair pair = CurrencyPair.ETH_USDT;
            assertThat(take(3, streams.getTrades(pair)))
                    .allSatisfy(trade -> {
                        assertThat(trade.getInstrument()).isEqualTo(pair);
                        assertThat(trade.getPrice()).isPositive();
                    });
            assertThat(take(2, streams.rollingWindow(pair, KlineInterval.h1)))
                    .allSatisfy(window ->
                            assertThat(window.getLastPrice())
                                    .isBetween(window.getLowPrice(), window.getHighPrice()));
        } finally {
            exchange.disableLiveSubscription();
        }
    }
}
