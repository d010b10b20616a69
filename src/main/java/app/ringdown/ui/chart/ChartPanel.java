package app.ringdown.ui.chart;

import app.ringdown.desk.MarketFeed;
import app.ringdown.desk.MarketFeed.BarUpdate;
import app.ringdown.market.Instrument;
import app.ringdown.market.Interval;
import app.ringdown.market.Quote;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.Texts;
import app.ringdown.ui.base.Theme;
import app.ringdown.ui.chart.model.ChartModel;
import app.ringdown.ui.chart.model.Invalidation;
import app.ringdown.ui.chart.view.ChartViews;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ChangeListener;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/**
 * The chart of the selected instrument: candles and volume, live. {@link #close} gives its live
 * values back. JavaFX thread.
 */
public final class ChartPanel extends BorderPane implements LiveDesk.Listener, AutoCloseable {
    private static final Interval FIRST_INTERVAL = Interval.M15;

    private final MarketFeed feed;
    private final ReadOnlyObjectProperty<Instrument> instrument;
    private final ReadOnlyObjectWrapper<Interval> interval =
            new ReadOnlyObjectWrapper<>(FIRST_INTERVAL);
    private final ChartModel model;
    private final ChartViews views;
    private final BarLoader loader;
    private final ChartPlot plot;
    private final ChartToolbar toolbar;
    private final ChartNotes notes;
    private final ChangeListener<Instrument> reopen = (_, _, _) -> open();
    private LineState line;
    private List<MarketFeed.Handle> wanted = List.of();

    /**
     * @param live tells bars, quotes and the state of the line; the panel adds itself
     * @param instrument what to show, now and as it changes
     * @param clock the venue's time, for the countdown; its zone is the first of the time axis
     */
    public ChartPanel(
            LiveDesk live,
            ReadOnlyObjectProperty<Instrument> instrument,
            Theme theme,
            Texts texts,
            Format format,
            Clock clock) {
        this.feed = live.desk().feed();
        this.instrument = instrument;
        this.line = live.line();
        this.model = new ChartModel(instrument.get(), FIRST_INTERVAL);
        this.views = new ChartViews(format, clock.getZone());
        this.loader = new BarLoader(model, feed::bars);
        this.plot = new ChartPlot(model, views, theme, texts, clock);
        this.toolbar = new ChartToolbar(texts, this::select, this::setAutoPrice);
        this.notes = new ChartNotes(texts, this::retry, this::toNewest);
        setId("chart");
        getStyleClass().add("chart-panel");
        setTop(toolbar);
        setCenter(new StackPane(plot, notes));
        new ChartInput(plot).listen();
        addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        instrument.addListener(reopen);
        live.add(this);
        open();
    }

    /** The length of the bars. */
    public ReadOnlyObjectProperty<Interval> interval() {
        return interval.getReadOnlyProperty();
    }

    /** Shows bars of another length. */
    public void select(Interval next) {
        if (interval.get() != next) {
            interval.set(next);
            open();
        }
    }

    /** The time zone of the time axis and the crosshair; days stay the venue's. */
    public void setZone(ZoneId zone) {
        views.setZone(zone);
        plot.invalidate(Invalidation.ALL);
    }

    private void open() {
        Instrument next = instrument.get();
        List<MarketFeed.Handle> old = wanted;
        wanted =
                List.of(
                        feed.want(new Subscription.Level1(next)),
                        feed.want(new Subscription.Bars(next, interval.get())));
        old.forEach(MarketFeed.Handle::close);
        loader.open(next, interval.get());
        plot.invalidate(Invalidation.ALL);
        showState();
    }

    private void retry() {
        loader.retry();
        showState();
        plot.requestFocus();
    }

    private void toNewest() {
        model.toNewest();
        plot.invalidate(Invalidation.ALL);
        plot.requestFocus();
    }

    private void setAutoPrice(boolean auto) {
        model.setAutoPrice(auto);
        plot.invalidate(Invalidation.ALL);
    }

    private void key(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown();
        int digit = event.getText().length() == 1 ? event.getText().charAt(0) - '1' : -1;
        if (plain && digit >= 0 && digit < ChartToolbar.BY_KEY.size()) {
            select(ChartToolbar.BY_KEY.get(digit));
            event.consume();
        }
    }

    @Override
    public void onBar(BarUpdate update) {
        plot.invalidate(loader.onBar(update));
    }

    @Override
    public void onQuote(Quote quote) {
        plot.invalidate(loader.onQuote(quote));
    }

    @Override
    public void onLine(LineState next) {
        if (next == LineState.OPEN && line != LineState.OPEN) {
            loader.onReopened();
        }
        line = next;
    }

    @Override
    public void onFrame(long nanos) {
        plot.invalidate(loader.onFrame(nanos));
        plot.setStale(line != LineState.OPEN);
        plot.onFrame();
        showState();
    }

    /** Sets what stands around and over the bars; what has not changed costs nothing. */
    private void showState() {
        toolbar.show(interval.get(), model.isAutoPrice());
        notes.show(model, loader, line, plot.priceAxisWidth(), plot.timeAxisHeight());
    }

    @Override
    public void close() {
        instrument.removeListener(reopen);
        wanted.forEach(MarketFeed.Handle::close);
        wanted = List.of();
    }
}
