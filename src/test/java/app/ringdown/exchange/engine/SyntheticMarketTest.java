package app.ringdown.exchange.engine;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.flow.Scenario;
import app.ringdown.exchange.flow.SyntheticFlow;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The synthetic market on the real engine, its time moved by hand. */
class SyntheticMarketTest {
    private static final List<Listing> LISTINGS = Catalogue.listings().subList(0, 8);
    private static final Listing BTC = LISTINGS.get(0);
    private static final Listing ETH = LISTINGS.get(1);

    /** What anybody can see: every trade and every change of a price level, to the byte. */
    private static final class PublicTape implements EngineListener {
        final MessageDigest digest;
        final List<PublicTrade> bitcoin = new ArrayList<>();
        final AtomicLong turns = new AtomicLong();
        long trades;
        long levels;
        long ether;

        PublicTape() {
            try {
                digest = MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void onTrade(Listing listing, PublicTrade trade) {
            trades++;
            ether += listing.equals(ETH) ? 1 : 0;
            if (listing.equals(BTC)) {
                bitcoin.add(trade);
            }
            note(
                    listing.index(),
                    trade.id(),
                    trade.ticks(),
                    trade.lots(),
                    trade.time(),
                    trade.buyerIsMaker() ? 1 : 0);
        }

        @Override
        public void onLevel(Listing listing, Side side, long ticks, long lots, long updateId) {
            levels++;
            note(listing.index(), side.sign(), ticks, lots, updateId);
        }

        @Override
        public void onBatchEnd(Trading trading) {
            turns.incrementAndGet();
        }

        private void note(long... values) {
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Long.BYTES);
            for (long value : values) {
                bytes.putLong(value);
            }
            digest.update(bytes.array());
        }
    }

    private static TestExchange market(long seed, PublicTape tape) {
        TestExchange exchange =
                new TestExchange(
                        LISTINGS,
                        new MemoryJournal(),
                        TestExchange.noHistory(),
                        new MemoryBars(),
                        new SyntheticFlow(seed),
                        null);
        exchange.engine.listen(tape);
        return exchange.started();
    }

    /** Moves time by so many ms, in such steps, and lets the market come after at each. */
    private static void pass(TestExchange exchange, PublicTape tape, long millis, long step)
            throws Refusal {
        for (long passed = 0; passed < millis; passed += step) {
            long next = Math.min(step, millis - passed) * 1_000;
            long turn =
                    exchange.engine.call(trading -> {
                        exchange.time.addAndGet(next);
                        return tape.turns.get();
                    });
            while (tape.turns.get() == turn) {
                Thread.onSpinWait();
            }
        }
    }

    private static String digest(long seed, long step) throws Refusal {
        PublicTape tape = new PublicTape();
        try (TestExchange exchange = market(seed, tape)) {
            pass(exchange, tape, 60_000, step);
            assertThat(tape.trades).isGreaterThan(500);
            assertThat(tape.levels).isGreaterThan(5_000);
        }
        return HexFormat.of().formatHex(tape.digest.digest());
    }

    @Test
    void theSeedMakesTheWholePublicTapeRepeatToTheByte() throws Refusal {
        String once = digest(5, 100);
        assertThat(digest(5, 100)).isEqualTo(once);
        assertThat(digest(5, 37)).isEqualTo(once);
        assertThat(digest(5, 700)).isEqualTo(once);
        assertThat(digest(6, 100)).isNotEqualTo(once);
    }

    @Test
    void aHaltOfOneListingEndsAtItsMomentAtThePriceAtWhichItStood() throws Refusal {
        PublicTape tape = new PublicTape();
        try (TestExchange exchange = market(5, tape)) {
            pass(exchange, tape, 20_000, 100);
            Best before = exchange.engine.call(trading -> trading.best(BTC));
            exchange.engine.call(trading -> {
                trading.play(Scenario.HALT, List.of(BTC), Duration.ofMinutes(2));
                return trading;
            });
            int trades = tape.bitcoin.size();
            long others = tape.ether;
            pass(exchange, tape, 119_900, 100);
            assertThat(tape.bitcoin).hasSize(trades);
            assertThat(tape.ether).isGreaterThan(others + 100);
            Best still = exchange.engine.call(trading -> trading.best(BTC));
            assertThat(still).isEqualTo(before);
            pass(exchange, tape, 3_000, 100);
            assertThat(tape.bitcoin).hasSizeGreaterThan(trades);
            double unit = BTC.profile().dailyVolatility() / Math.sqrt(1440);
            double step = Math.log((double) tape.bitcoin.get(trades).ticks() / before.bidTicks());
            assertThat(Math.abs(step)).isLessThan(0.5 * unit);
            Scenario after = exchange.engine.call(trading -> trading.staging(BTC).scenario());
            assertThat(after).isEqualTo(Scenario.NORMAL);
        }
    }
}
