package app.ringdown.venue.binance;

import app.ringdown.market.Instrument;
import app.ringdown.venue.AccountListener;
import app.ringdown.venue.CallWatch;
import app.ringdown.venue.MarketListener;
import app.ringdown.venue.Traffic;
import app.ringdown.venue.Transfer;
import app.ringdown.venue.binance.Json.UnreadableException;
import app.ringdown.wire.WireCall;
import app.ringdown.wire.WireLog;

import com.google.gson.JsonObject;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The wire's log in the words of this dialect. Safe for any thread. */
final class BinanceTraffic implements Traffic {
    private static final Logger LOG = LoggerFactory.getLogger(BinanceTraffic.class);

    /** So many frames back one of the same kind is looked for. */
    private static final int FAR_BACK = 50_000;

    private final WireLog log;
    private final Supplier<@Nullable Symbols> symbols;
    private final long startMs;
    private final long startNanos = System.nanoTime();

    /**
     * @param local this machine's clock
     * @param symbols those that are listed, null while they are not known
     */
    BinanceTraffic(WireLog log, Clock local, Supplier<@Nullable Symbols> symbols) {
        this.log = log;
        this.symbols = symbols;
        this.startMs = local.millis();
    }

    @Override
    public void watchOrders(CallWatch watch) {
        TransferMatch orders = new TransferMatch(new Filter("", true, false, true, false, null));
        log.watch(
                new WireLog.CallWatch() {
                    @Override
                    public void sent(long id, WireCall call) {
                        if (isOfAccount(call) && orders.fits(call)) {
                            watch.sent(
                                    id,
                                    epochMs(call.startNanos()),
                                    call.method(),
                                    call.url(),
                                    call.body());
                        }
                    }

                    @Override
                    public void over(long id, WireCall call) {
                        if (isOfAccount(call) && orders.fits(call)) {
                            watch.answered(
                                    id,
                                    epochMs(call.endNanos()),
                                    (call.endNanos() - call.startNanos()) / 1000,
                                    call.status(),
                                    call.answer(),
                                    call.failure());
                        }
                    }
                });
    }

    /** Whether it was made in the account's name. */
    private static boolean isOfAccount(WireCall call) {
        return call.url().contains("signature=");
    }

    @Override
    public long next() {
        return log.next();
    }

    @Override
    public long oldestFrame() {
        return log.oldestFrame();
    }

    @Override
    public long find(Filter filter, long from, int most, Found found) {
        TransferMatch match = new TransferMatch(filter);
        return log.read(
                from,
                most,
                new WireLog.Reader() {
                    @Override
                    public void call(WireCall call) {
                        if (match.fits(call)) {
                            found.found(call.number(), true);
                        }
                    }

                    @Override
                    public void frame(
                            long number,
                            long nanos,
                            WireLog.Line line,
                            boolean sent,
                            int length,
                            byte[] bytes,
                            int held) {
                        if (match.fits(line, bytes, held)) {
                            found.found(number, false);
                        }
                    }
                });
    }

    @Override
    public @Nullable Transfer get(long number) {
        AtomicReference<@Nullable Transfer> found = new AtomicReference<>();
        long _ = log.read(number, 1, only(number, found));
        return found.get();
    }

    private WireLog.Reader only(long wanted, AtomicReference<@Nullable Transfer> found) {
        return new WireLog.Reader() {
            @Override
            public void call(WireCall call) {
                if (call.number() == wanted) {
                    found.set(transfer(call));
                }
            }

            @Override
            public void frame(
                    long number,
                    long nanos,
                    WireLog.Line line,
                    boolean sent,
                    int length,
                    byte[] bytes,
                    int held) {
                if (number == wanted) {
                    String text = new String(bytes, 0, held, StandardCharsets.UTF_8);
                    found.set(transfer(number, nanos, line, sent, length, text));
                }
            }
        };
    }

    private Transfer transfer(WireCall call) {
        return new Transfer.Call(
                call.number(),
                call.endNanos(),
                epochMs(call.endNanos()),
                call.method() + " " + FrameNames.path(call.url()),
                FrameNames.symbol(call),
                call.method(),
                call.url(),
                headers(call.headers()),
                call.body(),
                call.startNanos(),
                call.status(),
                headers(call.answerHeaders()),
                call.answer(),
                call.answerBytes(),
                call.failure(),
                call.bytesOut(),
                call.bytesIn());
    }

    private static List<Transfer.Header> headers(List<WireCall.Header> headers) {
        return headers.stream().map(h -> new Transfer.Header(h.name(), h.value())).toList();
    }

    private Transfer transfer(
            long number, long nanos, WireLog.Line line, boolean sent, int length, String text) {
        FrameNames names = FrameNames.of(text, sent);
        return new Transfer.Frame(
                number,
                nanos,
                epochMs(nanos),
                names.kind(),
                names.symbol(),
                line.name(),
                line.uri().toString(),
                sent,
                length,
                text);
    }

    private long epochMs(long nanos) {
        return startMs + Math.floorDiv(nanos - startNanos, 1_000_000);
    }

    @Override
    public Transfer.@Nullable Frame before(Transfer.Frame frame) {
        if (!frame.kind().contains("@")) {
            return null;
        }
        Filter same =
                new Filter(FrameNames.beginning(frame.kind()), false, true, false, false, null);
        long[] last = {-1};
        long at = Math.max(0, frame.number() - FAR_BACK);
        while (at < frame.number()) {
            int most = (int) (frame.number() - at);
            at =
                    find(
                            same,
                            at,
                            most,
                            (number, _) -> {
                                if (number < frame.number()) {
                                    last[0] = number;
                                }
                            });
        }
        return last[0] >= 0 && get(last[0]) instanceof Transfer.Frame found ? found : null;
    }

    @Override
    public boolean explain(Transfer transfer, MarketListener market, AccountListener account) {
        Symbols known = symbols.get();
        if (known == null) {
            return false;
        }
        try {
            return switch (transfer) {
                case Transfer.Frame frame -> explain(frame, known, market, account);
                case Transfer.Call call -> explain(call, known, market, account);
            };
        } catch (UnreadableException | IllegalArgumentException | ArithmeticException e) {
            LOG.debug("Transfer {} can't be explained: {}", transfer.number(), e.getMessage());
            return false;
        }
    }

    private static boolean explain(
            Transfer.Frame frame, Symbols known, MarketListener market, AccountListener account)
            throws UnreadableException {
        if (frame.sent()) {
            return false;
        }
        byte[] bytes = frame.text().getBytes(StandardCharsets.UTF_8);
        JsonObject event = AccountJson.event(Json.object(Json.parse(bytes, 0, bytes.length)));
        if (event != null) {
            return AccountJson.tell(event, known, account);
        }
        Told told = new Told();
        new FrameReader(known).read(bytes, 0, bytes.length, frame.nanos(), market, told);
        return !told.otherwise;
    }

    /** Those of which it is plain what they say: a top of book, an order. */
    private static boolean explain(
            Transfer.Call call, Symbols known, MarketListener market, AccountListener account)
            throws UnreadableException {
        Instrument instrument = known.get(call.symbol());
        if (instrument == null || call.isFailure()) {
            return false;
        }
        byte[] bytes = call.answer().getBytes(StandardCharsets.UTF_8);
        switch (FrameNames.path(call.url())) {
            case BinanceVenue.TOUCH ->
                    MarketJson.touch(
                            Json.object(Json.parse(bytes, 0, bytes.length)),
                            instrument,
                            call.nanos(),
                            market);
            case BinanceOrders.ORDER ->
                    OrderJson.tell(
                            Json.object(Json.parse(bytes, 0, bytes.length)), instrument, account);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Whether a frame said something that is for the line alone. */
    private static final class Told implements FrameReader.Control {
        private boolean otherwise;

        @Override
        public void onAnswer(long id, @Nullable String error) {
            otherwise = true;
        }

        @Override
        public void onShutdown() {
            otherwise = true;
        }
    }
}
