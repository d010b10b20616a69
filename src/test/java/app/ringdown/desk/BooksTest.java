package app.ringdown.desk;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookView;
import app.ringdown.market.Instrument;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;
import app.ringdown.venue.VenueException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Books from the changes and answers of a venue; what is asked for, and what waits, run by hand.
 */
class BooksTest {
    private record Task(long pauseMs, Runnable body) {}

    private final FakeVenue venue = new FakeVenue();
    private final Queue<Runnable> rest = new ArrayDeque<>();
    private final List<Task> waiting = new ArrayList<>();

    private void later(long pauseMs, Runnable task) {
        if (pauseMs == 0) {
            task.run();
        } else {
            waiting.add(new Task(pauseMs, task));
        }
    }

    private final MarketFeed feed =
            new MarketFeed(venue, FakeMarket.instruments(), this::later, rest::add);
    private final Instrument btc = venue.instrument("BTCUSDT");
    private final Subscription book = new Subscription.Book(btc);

    @BeforeEach
    void open() {
        venue.open(feed.listener(), new DeskByHand().stream);
        line(LineState.CONNECTING);
    }

    private void line(LineState state) {
        feed.listener().onMarketLine(state);
    }

    /** Changes up to an id, which begin where the last ones ended. */
    private void change(long lastId) {
        venue.depth(btc, lastId, update -> update.bids().add(6_400_009, lastId));
    }

    /** Changes that get lost. */
    private void lose(long lastId) {
        venue.lose(lastId);
    }

    private void answer() {
        rest.remove().run();
    }

    private void pass(long pauseMs) {
        List<Task> due = waiting.stream().filter(task -> task.pauseMs == pauseMs).toList();
        assertThat(due).as("waiting for %d ms among %s", pauseMs, waiting).isNotEmpty();
        waiting.removeAll(due);
        due.forEach(task -> task.body.run());
    }

    private BookView view() {
        return feed.books().view(btc);
    }

    private MarketFeed.Handle live() {
        line(LineState.OPEN);
        MarketFeed.Handle handle = feed.want(book);
        change(1_002);
        answer();
        assertThat(view().isLive()).isTrue();
        return handle;
    }

    @Test
    void thereIsNoBookUntilOneIsWanted() {
        line(LineState.OPEN);
        change(1_002);
        assertThat(view()).isSameAs(BookView.EMPTY);
        assertThat(feed.books().version(btc)).isEqualTo(-1);
        assertThat(rest).isEmpty();
    }

    @Test
    void itIsAskedForWithTheFirstChangeAndThenFollows() {
        line(LineState.OPEN);
        MarketFeed.Handle handle = feed.want(book);
        assertThat(venue.wanted()).contains(book);
        assertThat(rest).as("it could not be joined yet").isEmpty();
        change(1_002);
        change(1_003);
        assertThat(rest).as("asked once").hasSize(1);
        assertThat(view().isLive()).isFalse();
        answer();
        assertThat(view().isLive()).isTrue();
        assertThat(view().updateId()).isEqualTo(1_003);
        assertThat(view().size(Side.BUY)).as("all that the venue has").isEqualTo(100);
        long version = feed.books().version(btc);
        change(1_009);
        assertThat(feed.books().version(btc)).isNotEqualTo(version);
        assertThat(view().lots(Side.BUY, 0)).isEqualTo(1_009);
        assertThat(rest).isEmpty();
        handle.close();
        assertThat(view()).isSameAs(BookView.EMPTY);
        assertThat(venue.wanted()).isEmpty();
    }

    @Test
    void twoWhoWantItShareIt() {
        MarketFeed.Handle one = live();
        MarketFeed.Handle two = feed.want(book);
        one.close();
        change(1_004);
        assertThat(view().updateId()).isEqualTo(1_004);
        two.close();
        assertThat(view().isLive()).isFalse();
    }

    @Test
    void ofAQuietMarketItIsAskedForAfterAWhile() {
        feed.want(book);
        line(LineState.OPEN);
        assertThat(rest).isEmpty();
        pass(BookFeed.PATIENCE_MS);
        answer();
        assertThat(view().isLive()).isTrue();
        change(1_001);
        assertThat(view().updateId()).isEqualTo(1_001);
    }

    @Test
    void aGapIsRebuiltAfterAPauseAndSeenMeanwhile() {
        live();
        lose(1_004);
        change(1_006);
        assertThat(view().isLive()).isFalse();
        assertThat(view().size(Side.SELL)).isZero();
        assertThat(view().cause()).isEqualTo(LiveBook.Cause.GAP);
        assertThat(rest).as("it was live for a moment only").isEmpty();
        pass(BookFeed.FIRST_PAUSE_MS);
        answer();
        assertThat(view().isLive()).isTrue();
        assertThat(view().rebuilds()).isEqualTo(1);
    }

    @Test
    void aBookThatWasLongLiveIsRebuiltAtOnce() {
        live();
        pass(BookFeed.STEADY_MS);
        lose(1_004);
        change(1_006);
        answer();
        assertThat(view().isLive()).isTrue();
    }

    @Test
    void whatCannotBeReadIsAskedForAgainWithGrowingPauses() {
        venue.failWith(VenueException.Kind.RATE_LIMITED, 0, "too many");
        line(LineState.OPEN);
        feed.want(book);
        change(1_002);
        answer();
        assertThat(feed.books().trouble(btc)).isNotNull();
        for (long pause : new long[] {250, 500, 1_000, 2_000, 4_000, 8_000, 8_000}) {
            if (pause == BookFeed.PATIENCE_MS) {
                waiting.removeFirst(); // the one for a quiet market
            }
            pass(pause);
            answer();
        }
        venue.recover();
        pass(8_000);
        answer();
        assertThat(view().isLive()).isTrue();
        assertThat(feed.books().trouble(btc)).isNull();
    }

    @Test
    void aLineThatIsLostTakesItsBookAndItsQuestionsWithIt() {
        live();
        line(LineState.RECONNECTING);
        assertThat(view().isLive()).isFalse();
        assertThat(view().cause()).isEqualTo(LiveBook.Cause.LINE);
        line(LineState.OPEN);
        change(1_005);
        pass(BookFeed.FIRST_PAUSE_MS);
        Runnable old = rest.remove(); // still under way when the line is lost again
        line(LineState.RECONNECTING);
        change(1_006);
        old.run();
        assertThat(view().isLive()).as("it was asked for before").isFalse();
        pass(2 * BookFeed.FIRST_PAUSE_MS);
        answer();
        assertThat(view().isLive()).isTrue();
    }

    @Test
    void aBookThatIsNoLongerWantedIsNotAskedForAgain() {
        venue.failWith(VenueException.Kind.UNREACHABLE, 0, "gone");
        line(LineState.OPEN);
        MarketFeed.Handle handle = feed.want(book);
        change(1_002);
        answer();
        handle.close();
        long asked = venue.snapshots();
        pass(BookFeed.FIRST_PAUSE_MS);
        rest.forEach(Runnable::run);
        assertThat(venue.snapshots()).isEqualTo(asked);
    }

    @Test
    void tapesAreWrittenWhileTheyAreWanted() {
        Subscription trades = new Subscription.Trades(btc);
        assertThat(feed.tapes().reader(btc)).isEmpty();
        MarketFeed.Handle handle = feed.want(trades);
        var reader = feed.tapes().reader(btc).orElseThrow();
        feed.listener().onTrade(btc, 7, 10, 2, Side.SELL, 5, 6);
        feed.listener().onTrade(btc, 7, 10, 2, Side.SELL, 5, 6);
        feed.listener().onTrade(venue.instrument("ETHUSDT"), 9, 10, 2, Side.SELL, 5, 6);
        List<Long> ids = new ArrayList<>();
        assertThat(reader.drain(print -> ids.add(print.tradeId()))).isZero();
        assertThat(ids).containsExactly(7L);
        line(LineState.RECONNECTING);
        feed.listener().onTrade(btc, 3, 10, 2, Side.SELL, 5, 6); // counted anew
        reader.drain(print -> ids.add(print.tradeId()));
        assertThat(ids).containsExactly(7L, 3L);
        handle.close();
        assertThat(feed.tapes().reader(btc)).isEmpty();
    }
}
