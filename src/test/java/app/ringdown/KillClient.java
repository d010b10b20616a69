package app.ringdown;

import app.ringdown.desk.Desk;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Balance;
import app.ringdown.order.Fill;
import app.ringdown.order.Order;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.order.TimeInForce;
import app.ringdown.store.Database;
import app.ringdown.store.SqliteJournal;
import app.ringdown.venue.Credentials;
import app.ringdown.venue.Endpoints;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;
import app.ringdown.venue.binance.BinanceVenue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;

/**
 * The client that {@link KillTest} kills: a desk as the program has it, and a trader who never
 * rests. Each order's id is in a file before the desk hears of it. Asked on its input it says what
 * its blotter says; when that ends, so does it.
 */
final class KillClient {
    static final String PLACED = "placed.txt";
    static final String DATABASE = "ringdown.db";
    static final String ACCOUNT = "kill";
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

    private static final int MOST_OPEN = 30;
    private static final int BURST = 8;

    /** Enough for the least that an order may be worth, and little of what the account has. */
    private static final int LEAST_WORTH = 20;

    private static final int WORTH = 3_000;

    private final Desk desk;
    private final FileChannel placed;
    private final Random random = new Random();
    private final Map<String, Order> blotter = new LinkedHashMap<>();
    private final List<Instrument> instruments;

    private KillClient(Desk desk, FileChannel placed) {
        this.desk = desk;
        this.placed = placed;
        this.instruments =
                desk.feed().instruments().stream()
                        .filter(each -> SYMBOLS.contains(each.symbol()))
                        .toList();
        instruments.forEach(each -> desk.feed().want(new Subscription.Level1(each)));
    }

    /** Folder, REST, stream, WebSocket API, key, secret, and whether to trade. */
    public static void main(String[] args) throws Exception {
        Thread asked = Thread.currentThread();
        Path folder = Path.of(args[0]);
        Endpoints endpoints =
                new Endpoints(URI.create(args[1]), URI.create(args[2]), URI.create(args[3]));
        Credentials key = new Credentials(args[4], args[5]);
        try (FileChannel placed =
                FileChannel.open(
                        folder.resolve(PLACED),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND)) {
            KillClient client = new KillClient(logIn(folder, endpoints, key), placed);
            if (Boolean.parseBoolean(args[6])) {
                Thread.ofPlatform().daemon().start(() -> client.trade(asked));
            }
            client.answer();
        }
        Runtime.getRuntime().halt(0);
    }

    /** The exchange may be on its way up, or about to be killed. */
    private static Desk logIn(Path folder, Endpoints endpoints, Credentials key)
            throws IOException, InterruptedException, VenueException {
        Clock clock = Clock.systemUTC();
        Database database = Database.open(folder.resolve(DATABASE), clock);
        while (true) {
            try {
                return Desk.logIn(
                                BinanceVenue.of("kill", endpoints, key, clock, new Random()),
                                new SqliteJournal(database, ACCOUNT),
                                clock)
                        .get();
            } catch (ExecutionException e) {
                Thread.sleep(50);
            }
        }
    }

    /** A line of JSON for each line of input. */
    private void answer() throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            System.out.println(view());
        }
    }

    private JsonObject view() {
        JsonObject view = new JsonObject();
        view.addProperty("live", desk.accountLine() == LineState.OPEN);
        JsonObject orders = new JsonObject();
        synchronized (blotter) {
            drain();
            blotter.values().forEach(each -> orders.add(each.clientOrderId(), row(each)));
        }
        view.add("orders", orders);
        JsonObject balances = new JsonObject();
        for (Balance each : desk.orders().account().balances().values()) {
            balances.addProperty(each.asset(), each.total());
        }
        view.add("balances", balances);
        return view;
    }

    private static JsonObject row(Order order) {
        JsonObject row = new JsonObject();
        row.addProperty("state", order.state().name());
        row.addProperty("lots", order.executedLots());
        JsonArray fills = new JsonArray();
        order.fills().stream().map(Fill::tradeId).forEach(fills::add);
        row.add("fills", fills);
        return row;
    }

    private void drain() {
        desk.orders().drain(order -> blotter.put(order.clientOrderId(), order));
    }

    private void trade(Thread asked) {
        try {
            while (asked.isAlive()) {
                // Now and then many at once: they are longer on their way.
                for (int left = random.nextInt(8) == 0 ? BURST : 1; left > 0; left--) {
                    act();
                }
                // While nobody hears them there is little to learn from orders.
                Thread.sleep(
                        desk.accountLine() == LineState.OPEN
                                ? random.nextInt(20)
                                : random.nextInt(200));
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void act() throws IOException {
        List<Order> open = new ArrayList<>();
        synchronized (blotter) {
            drain();
            blotter.values().stream().filter(each -> !each.state().isFinal()).forEach(open::add);
        }
        Instrument instrument = instruments.get(random.nextInt(instruments.size()));
        Quote quote = desk.feed().quotes().read(instrument.index());
        if (!open.isEmpty() && (open.size() > MOST_OPEN || random.nextInt(4) == 0)) {
            desk.orders().cancel(open.get(random.nextInt(open.size())).clientOrderId());
        } else if (quote.bid() > 0 && quote.ask() > 0) {
            place(instrument, quote, random.nextBoolean() ? Side.BUY : Side.SELL);
        }
    }

    private void place(Instrument instrument, Quote quote, Side side) throws IOException {
        long near = side == Side.BUY ? quote.bid() : quote.ask();
        long across = side == Side.BUY ? quote.ask() : quote.bid();
        TimeInForce ends = random.nextBoolean() ? TimeInForce.IOC : TimeInForce.GTC;
        switch (random.nextInt(5)) {
            // Rests where the market does not come.
            case 0 ->
                    place(
                            instrument,
                            side,
                            OrderType.LIMIT,
                            TimeInForce.GTC,
                            side == Side.BUY ? near / 2 : near + near / 2);
            // Rests where it does.
            case 1, 2 -> place(instrument, side, OrderType.LIMIT, TimeInForce.GTC, near);
            case 3 -> place(instrument, side, OrderType.LIMIT, ends, across);
            default -> place(instrument, side, OrderType.MARKET, TimeInForce.GTC, 0);
        }
    }

    private void place(
            Instrument instrument, Side side, OrderType type, TimeInForce ends, long ticks)
            throws IOException {
        String id = desk.orders().nextId();
        Quote quote = desk.feed().quotes().read(instrument.index());
        BigDecimal worth = BigDecimal.valueOf(LEAST_WORTH + random.nextInt(WORTH));
        BigDecimal price = instrument.price(type == OrderType.MARKET ? quote.bid() : ticks);
        long lots = instrument.lotsWithin(worth.divide(price, 12, RoundingMode.DOWN));
        // What was written survives the process: only the machine's end could lose it.
        placed.write(ByteBuffer.wrap((id + "\n").getBytes(StandardCharsets.UTF_8)));
        desk.orders().place(new OrderRequest(id, instrument, side, type, ends, ticks, lots, null));
    }
}
