package app.ringdown.ui.ticket;

import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.market.Quote;
import app.ringdown.market.Side;
import app.ringdown.order.Account;
import app.ringdown.order.Cost;
import app.ringdown.order.OrderRequest;
import app.ringdown.order.OrderType;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.NumberInput;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.orders.OrderWords;
import app.ringdown.ui.orders.OrdersModel;
import app.ringdown.ui.trade.TradeSettings;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The order ticket of the chosen instrument. It says while one types whether the order would be
 * accepted, and on its button exactly what will be sent; after sending, what became of it. JavaFX
 * thread.
 */
public final class TicketPanel extends BorderPane implements LiveDesk.Listener, AutoCloseable {
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final long BOOK_EVERY_NANOS = 250_000_000L;

    private final LiveDesk live;
    private final OrdersModel orders;
    private final ObservableValue<? extends @Nullable Instrument> chosen;
    private final ChangeListener<@Nullable Instrument> onChosen = (_, _, next) -> choose(next);
    private final Texts texts;
    private final OrderWords words;
    private final QuoteWords quoteWords;
    private final TradeSettings wishes;
    private final DraftCheck check;
    private final TicketForm form;
    private final OutcomeView outcome;
    private final SubmitBar submit;
    private @Nullable Instrument instrument;
    private MarketFeed.@Nullable Handle wanted;
    private MarketFeed.@Nullable Handle book;
    private long bookVersion;
    private long nextBookNanos = System.nanoTime();
    private boolean changed = true;

    /** What is said of the quote's age. */
    private String doubt = "";

    /**
     * Adds itself to {@code live}.
     *
     * @param chosen what the ticket is for; null for nothing yet
     */
    public TicketPanel(
            LiveDesk live,
            OrdersModel orders,
            ObservableValue<? extends @Nullable Instrument> chosen,
            Texts texts,
            Format format,
            OrderWords words,
            QuoteWords quoteWords,
            Settings settings,
            TradeSettings wishes) {
        this.wishes = wishes;
        this.live = live;
        this.orders = orders;
        this.chosen = chosen;
        this.texts = texts;
        this.words = words;
        this.check = new DraftCheck(texts, format);
        this.form =
                new TicketForm(
                        texts,
                        format,
                        words,
                        settings,
                        live.desk().venue().capabilities(),
                        new FormActions());
        this.outcome = new OutcomeView(words);
        this.submit = new SubmitBar(texts, live.desk().venue().id(), outcome, this::submit);
        this.quoteWords = quoteWords;
        setId("ticket");
        getStyleClass().add("ticket");
        setCenter(form);
        setBottom(submit);
        form.onInput(() -> {
            submit.dismiss(); // it was asked about another order
            refresh();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        orders.watch(_ -> changed = true);
        live.add(this);
        choose(chosen.getValue());
        chosen.addListener(onChosen);
    }

    /**
     * Puts a price into the field, as if it had been typed; of a market order it makes a limit
     * order. Sends nothing.
     *
     * @param ticks of the instrument that the ticket is for
     */
    public void putPrice(long ticks) {
        if (instrument != null) {
            form.putPrice(check.numbers().write(instrument.price(ticks)));
        }
    }

    /** Orders are for real money: the button says so. */
    public void sayLive() {
        submit.sayLive(texts.get("shell.live"));
        changed = true;
    }

    private void onKey(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        switch (event.getCode()) {
            case B -> form.setSide(Side.BUY);
            case S -> form.setSide(Side.SELL);
            case U -> form.nextUnit();
            case ESCAPE -> clear();
            case ENTER -> {
                if (!(event.getTarget() instanceof Button button)) {
                    return; // a field's own business
                }
                button.fire(); // as Space does
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void clear() {
        if (submit.isAsking()) {
            submit.dismiss();
        } else {
            form.clear();
            outcome.clear();
            changed = true;
        }
    }

    private void choose(@Nullable Instrument next) {
        release();
        instrument = next;
        setDisable(next == null);
        if (next == null) {
            form.chooseNothing();
            return;
        }
        wanted = live.desk().feed().want(new Subscription.Level1(next));
        submit.dismiss();
        form.choose(next, live.desk().venue().orderRules(next));
        refresh();
    }

    private void refresh() {
        changed = false;
        if (instrument == null) {
            return;
        }
        Quote quote = live.quote(instrument);
        form.settle();
        Draft draft = form.draft(instrument);
        DraftCheck.Checked checked = checked(draft);
        wantBook(checked);
        doubt = doubt(quote);
        form.show(quote, doubt, origin(quote));
        form.show(draft, checked, live.account());
        OrderRequest request = checked.request();
        submit.say(
                draft.side(),
                request != null
                        ? intent(request, checked.stop())
                        : words.side(draft.side()) + " " + instrument.base(),
                checked.problems().stream().map(Problem::sentence).findFirst().orElse(""));
        submit.warn(
                orders.anyUnknown(instrument, outcome.followed())
                        ? "⚠ " + texts.get("ticket.unknown", instrument.symbol())
                        : "");
    }

    private DraftCheck.Checked checked(Draft draft) {
        Instrument of = draft.instrument();
        return check.check(
                draft,
                live.quote(of),
                live.account(),
                live.desk().venue().orderRules(of),
                live.desk().feed().books().view(of));
    }

    /** The book is looked into while there is an order that would take from it. */
    private void wantBook(DraftCheck.Checked checked) {
        boolean wants = checked.cost() != null && !checked.attempt().type().isTriggered();
        MarketFeed.Handle held = book;
        if (wants && held == null) {
            book = live.desk().feed().want(new Subscription.Book(instrument()));
        } else if (!wants && held != null) {
            held.close();
            book = null;
        }
    }

    /** Why the market may stand elsewhere by now, in a word or two; empty if the quote is live. */
    private String doubt(Quote quote) {
        return switch (live.freshness(quote.instrument())) {
            case LIVE -> "";
            case POLLED -> texts.get("ticket.polled");
            case STALE -> texts.get("ticket.stale", quoteWords.age(live.age(quote.instrument())));
            case UNKNOWN -> texts.get("ticket.no-quote");
        };
    }

    private String origin(Quote quote) {
        return quoteWords.origin(quote, live.freshness(quote.instrument()), live.frameNanos());
    }

    /**
     * Sends an order of the size that stands here, at a price of its own; asks first as with any
     * other. What stands in the fields stays.
     *
     * @param ticks price; 0 for a market order
     * @return what keeps it from being sent; empty if nothing does
     */
    public String send(Side side, OrderType type, long ticks, long clickNanos) {
        if (instrument == null) {
            return texts.get("ticket.none");
        }
        String doubtful = doubt(live.quote(instrument));
        if (!doubtful.isEmpty()) {
            return texts.get("ticket.quick.doubt", doubtful);
        }
        String price = ticks == 0 ? "" : check.numbers().write(instrument.price(ticks));
        DraftCheck.Checked checked = checked(form.draft(instrument).with(side, type, price));
        OrderRequest request = checked.request();
        if (request == null) {
            return checked.problems().getFirst().sentence();
        }
        if (asks(checked)) {
            submit.ask(question(request, null), () -> place(request, System.nanoTime()));
        } else {
            place(request, clickNanos);
        }
        return "";
    }

    /** Whether the person wants to be asked about such an order. */
    private boolean asks(DraftCheck.Checked checked) {
        TradeSettings.Choices choices = wishes.choices().get();
        Cost cost = checked.cost();
        return switch (choices.confirm()) {
            case NEVER -> false;
            case OVER -> cost == null || cost.notional().compareTo(choices.confirmOver()) > 0;
            case ALWAYS -> true;
        };
    }

    private String question(OrderRequest request, @Nullable OrderRequest stop) {
        return texts.get("ticket.confirm", intent(request, stop));
    }

    private void submit() {
        long clickNanos = System.nanoTime();
        if (instrument == null || submit.isAsking()) {
            return;
        }
        Draft draft = form.draft(instrument);
        DraftCheck.Checked checked = checked(draft);
        OrderRequest request = checked.request();
        if (request == null) {
            form.focus(checked.problems().getFirst().field());
        } else if (draft.isMarket() && !doubt(live.quote(instrument)).isEmpty()) {
            String doubtful = doubt(live.quote(instrument));
            submit.ask(
                    texts.get("ticket.question", doubtful),
                    () -> send(request, checked.stop(), System.nanoTime()));
        } else if (asks(checked)) {
            submit.ask(
                    question(request, checked.stop()),
                    () -> send(request, checked.stop(), System.nanoTime()));
        } else {
            send(request, checked.stop(), clickNanos);
        }
    }

    /** Sends, and empties the size, so that a key held down can't send it twice. */
    private void send(OrderRequest request, @Nullable OrderRequest stop, long clickNanos) {
        if (stop == null) {
            place(request, clickNanos);
        } else {
            placePair(request, stop, clickNanos);
        }
        form.size().clear();
        form.focus(Problem.Field.SIZE);
    }

    /** One order in words, or both of a pair. */
    private String intent(OrderRequest request, @Nullable OrderRequest stop) {
        return stop == null
                ? words.intent(request)
                : texts.get("ticket.pair.intent", words.intent(request), words.stop(stop));
    }

    private void placePair(OrderRequest limit, OrderRequest stop, long clickNanos) {
        String id = live.desk().orders().nextId();
        outcome.follow(id);
        OrderRequest first = limit.withClientOrderId(id);
        OrderRequest second = stop.withClientOrderId(live.desk().orders().nextId());
        boolean buys = limit.side() == Side.BUY;
        live.desk().orders().placeOco(buys ? second : first, buys ? first : second, clickNanos);
    }

    private void place(OrderRequest request, long clickNanos) {
        String id = live.desk().orders().nextId();
        outcome.follow(id);
        live.desk().orders().place(request.withClientOrderId(id), clickNanos);
    }

    private Instrument instrument() {
        if (instrument == null) {
            throw new IllegalStateException("a ticket for nothing was used");
        }
        return instrument;
    }

    @Override
    public void onQuote(Quote quote) {
        changed |= quote.instrument().equals(instrument);
    }

    @Override
    public void onAccount(Account account) {
        changed = true;
    }

    @Override
    public void onLine(LineState line) {
        changed = true;
    }

    @Override
    public void onFrame(long nanos) {
        outcome.refresh(orders);
        lookAtBook(nanos);
        if (changed || (instrument != null && !doubt(live.quote(instrument)).equals(doubt))) {
            refresh();
        }
    }

    /** The estimate follows the book, but not so fast that it can't be read. */
    private void lookAtBook(long nanos) {
        if (book == null || instrument == null || nanos - nextBookNanos < 0) {
            return;
        }
        nextBookNanos = nanos + BOOK_EVERY_NANOS;
        long version = live.desk().feed().books().version(instrument);
        changed |= version != bookVersion;
        bookVersion = version;
    }

    /** Gives its live values back and hears of no other instrument. */
    @Override
    public void close() {
        chosen.removeListener(onChosen);
        release();
    }

    private void release() {
        if (wanted != null) {
            wanted.close();
            wanted = null;
        }
        if (book != null) {
            book.close();
            book = null;
        }
    }

    /** What the form's buttons fill in, from the market and the account as they stand. */
    private final class FormActions implements TicketForm.Actions {
        @Override
        public void fillBid() {
            fillPrice(live.quote(instrument()).bid());
        }

        @Override
        public void fillMid() {
            Quote quote = live.quote(instrument());
            if (quote.bid() > 0 && quote.ask() > 0) {
                long mid = (quote.bid() + quote.ask()) / 2;
                fillPrice(mid - mid % instrument().rules().tickStep());
            }
        }

        @Override
        public void fillAsk() {
            fillPrice(live.quote(instrument()).ask());
        }

        private void fillPrice(long ticks) {
            fill(form.price(), ticks);
        }

        private void fill(NumberField field, long ticks) {
            if (ticks > 0) {
                field.put(check.numbers().write(instrument().price(ticks)));
            }
        }

        @Override
        public void step(Problem.Field field, int steps) {
            switch (field) {
                case PRICE -> stepPrice(steps);
                case STOP -> stepStop(steps);
                case SIZE, ORDER ->
                        stepNumber(field, TicketForm.leastStep(form.draft(instrument())), steps);
                case DISPLAY -> stepNumber(field, lot(), steps);
                case TARGET, EXIT_STOP -> stepExit(field, steps);
            }
        }

        private BigDecimal lot() {
            return instrument().quantity(instrument().rules().lotStep());
        }

        private BigDecimal tick() {
            return instrument().price(instrument().rules().tickStep());
        }

        /** A whole tick up or down; from an empty field to the best price of one's own side. */
        private void stepPrice(int steps) {
            Draft draft = form.draft(instrument());
            Quote quote = live.quote(instrument());
            if (draft.type().hasPrice()) {
                long from = draft.isBuy() ? quote.bid() : quote.ask();
                stepTicks(form.price(), check.ticks(draft, quote), from, steps);
            }
        }

        private void stepStop(int steps) {
            Draft draft = form.draft(instrument());
            Quote quote = live.quote(instrument());
            if (draft.type() == OrderType.TRAILING_STOP) {
                stepNumber(Problem.Field.STOP, TENTH, steps);
            } else {
                stepTicks(
                        form.field(Problem.Field.STOP),
                        check.stopTicks(draft, quote),
                        quote.last(),
                        steps);
            }
        }

        private void stepTicks(NumberField field, long ticks, long ifEmpty, int steps) {
            long step = instrument().rules().tickStep();
            long least = Math.max(step, instrument().rules().minTicks());
            long next = ticks == 0 ? ifEmpty : Math.max(least, ticks - ticks % step + steps * step);
            if (next > 0) {
                field.put(check.numbers().write(instrument().price(next)));
            }
        }

        /** A price by whole ticks, from the market if it is empty; a distance by its magnitude. */
        private void stepExit(Problem.Field field, int steps) {
            ExitUnit unit = form.draft(instrument()).bracket().unit();
            boolean empty = form.field(field).text().get().isBlank();
            switch (unit) {
                case PRICE -> {
                    if (empty) {
                        fill(form.field(field), live.quote(instrument()).last());
                    } else {
                        add(field, tick().multiply(BigDecimal.valueOf(steps)));
                    }
                }
                case TICKS, MONEY -> stepNumber(field, BigDecimal.ONE, steps);
                case PERCENT -> stepNumber(field, TENTH, steps);
            }
        }

        private void stepNumber(Problem.Field field, BigDecimal least, int steps) {
            form.field(field).put(check.typed(Sizes.step(typed(field), least, steps)));
        }

        private void add(Problem.Field field, BigDecimal by) {
            form.field(field).put(check.typed(typed(field).add(by).max(BigDecimal.ZERO)));
        }

        private BigDecimal typed(Problem.Field field) {
            return check.numbers().read(form.field(field).text().get())
                            instanceof NumberInput.Reading.Value(BigDecimal typed)
                    ? typed
                    : BigDecimal.ZERO;
        }

        @Override
        public void fillPercent(int percent) {
            Draft draft = form.draft(instrument());
            Quote quote = live.quote(instrument());
            long ticks = Math.max(check.ticks(draft, quote), check.stopTicks(draft, quote));
            if (draft.unit() == SizeUnit.PERCENT) {
                form.size().put(check.typed(BigDecimal.valueOf(percent)));
                return;
            }
            Optional<Sizes.Size> filled =
                    Sizes.percent(draft, quote, live.account(), ticks, BigDecimal.valueOf(percent));
            if (filled.isEmpty()) {
                form.focus(Problem.Field.PRICE); // it says itself what it lacks
                return;
            }
            form.putSize(filled.get().byAmount(), check.typed(filled.get().value()));
        }

        @Override
        public void submit() {
            TicketPanel.this.submit();
        }
    }
}
