package app.ringdown.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The venue's rule of joining a snapshot and its changes, step by step. */
class LiveBookTest {
    private final LiveBook book = new LiveBook(1);

    /** A change of the best bid, or of a level at 10 that is or was there. */
    private static DepthUpdate update(long first, long last, long bid, long lots) {
        DepthUpdate update = new DepthUpdate();
        update.begin(first, last);
        update.bids().add(bid, lots);
        return update;
    }

    /** Bids at 10 and 9, asks at 12 and 13. */
    private static DepthSnapshot snapshot(long id, int limit) {
        LevelList bids = new LevelList();
        bids.add(10, 1);
        bids.add(9, 2);
        LevelList asks = new LevelList();
        asks.add(12, 3);
        asks.add(13, 4);
        return new DepthSnapshot(id, bids, asks, limit);
    }

    private void join(long id) {
        book.onSnapshot(book.round(), snapshot(id, 100));
    }

    @Test
    void itStartsEmptyAndWaitsForTheStream() {
        assertThat(book.isLive()).isFalse();
        assertThat(book.canJoin()).isFalse();
        book.onUpdate(update(5, 6, 10, 7));
        assertThat(book.canJoin()).isTrue();
        assertThat(book.book().best(Side.BUY)).isZero();
    }

    @Test
    void aSnapshotThatEndsWhereTheChangesBeginJoins() {
        book.onUpdate(update(101, 103, 10, 7));
        join(100);
        assertThat(book.isLive()).isTrue();
        assertThat(book.book().updateId()).isEqualTo(103);
        assertThat(book.book().lotsAt(Side.BUY, 10)).isEqualTo(7);
        assertThat(book.book().lotsAt(Side.SELL, 13)).isEqualTo(4);
        assertThat(book.rebuilds()).isZero();
    }

    /** As it was recorded: the last change that is dropped ends where the snapshot does. */
    @Test
    void changesThatAreInTheSnapshotAreDropped() {
        book.onUpdate(update(499_869_750, 499_869_752, 9, 50));
        book.onUpdate(update(499_869_753, 499_869_754, 10, 60));
        join(499_869_752);
        assertThat(book.isLive()).isTrue();
        assertThat(book.book().lotsAt(Side.BUY, 9)).isEqualTo(2);
        assertThat(book.book().lotsAt(Side.BUY, 10)).isEqualTo(60);
    }

    @Test
    void aSnapshotInTheMiddleOfAChangeJoins() {
        book.onUpdate(update(98, 103, 10, 7));
        join(100);
        assertThat(book.book().updateId()).isEqualTo(103);
    }

    @Test
    void aSnapshotThatIsTooOldIsNotTaken() {
        book.onUpdate(update(102, 103, 10, 7));
        join(100);
        assertThat(book.isLive()).isFalse();
        assertThat(book.canJoin()).isTrue();
        join(101);
        assertThat(book.isLive()).isTrue();
    }

    @Test
    void ofAQuietMarketTheSnapshotIsAll() {
        join(100);
        assertThat(book.isLive()).isTrue();
        book.onUpdate(update(101, 101, 10, 0));
        assertThat(book.book().best(Side.BUY)).isEqualTo(9);
    }

    @Test
    void aGapThrowsTheBookAwayAndTheNextSnapshotMustBeNewer() {
        join(100);
        book.onUpdate(update(101, 101, 10, 5));
        book.onUpdate(update(103, 104, 10, 6));
        assertThat(book.isLive()).isFalse();
        assertThat(book.cause()).isEqualTo(LiveBook.Cause.GAP);
        assertThat(book.rebuilds()).isEqualTo(1);
        assertThat(book.book().size(Side.SELL)).isZero();
        join(101);
        assertThat(book.isLive()).isFalse();
        join(102);
        assertThat(book.book().lotsAt(Side.BUY, 10)).isEqualTo(6);
    }

    @Test
    void aGapAmongTheKeptAsksForASnapshotFromBehindIt() {
        book.onUpdate(update(1, 2, 10, 5));
        book.onUpdate(update(4, 5, 10, 6));
        join(1);
        assertThat(book.isLive()).isFalse();
        join(3);
        assertThat(book.book().updateId()).isEqualTo(5);
    }

    @Test
    void whatCameBeforeChangesNothing() {
        join(100);
        book.onUpdate(update(101, 102, 10, 5));
        book.onUpdate(update(101, 102, 10, 9));
        book.onUpdate(update(95, 99, 9, 0));
        assertThat(book.book().lotsAt(Side.BUY, 10)).isEqualTo(5);
        assertThat(book.book().lotsAt(Side.BUY, 9)).isEqualTo(2);
        join(500);
        assertThat(book.book().updateId()).isEqualTo(102);
    }

    @Test
    void aLostLineThrowsTheBookAwayAndSnapshotsOfItsTime() {
        long before = book.round();
        book.onUpdate(update(900, 901, 10, 7));
        book.onLineLost();
        assertThat(book.canJoin()).isFalse();
        assertThat(book.rebuilds()).as("there was no book yet").isZero();
        book.onSnapshot(before, snapshot(900, 100));
        assertThat(book.isLive()).isFalse();
        book.onUpdate(update(5, 6, 10, 7)); // counted anew
        join(4);
        assertThat(book.isLive()).isTrue();
        book.onLineLost();
        assertThat(book.isLive()).isFalse();
        assertThat(book.cause()).isEqualTo(LiveBook.Cause.LINE);
        assertThat(book.rebuilds()).isEqualTo(1);
    }

    @Test
    void aBookThatCrossesIsThrownAway() {
        join(100);
        book.onUpdate(update(101, 101, 12, 1));
        assertThat(book.isLive()).isFalse();
        assertThat(book.cause()).isEqualTo(LiveBook.Cause.CROSSED);
        assertThat(book.canJoin()).isTrue();
        join(101);
        assertThat(book.isLive()).isTrue();
    }

    @Test
    void whereTheSnapshotEndsTheBookDoes() {
        LiveBook two = new LiveBook(1);
        two.onSnapshot(two.round(), snapshot(100, 2));
        two.onUpdate(update(101, 101, 8, 5));
        assertThat(two.book().lotsAt(Side.BUY, 8)).as("behind the end").isZero();
        two.onUpdate(update(102, 102, 10, 0));
        assertThat(two.isLive()).isTrue();
        two.onUpdate(update(103, 103, 9, 0));
        assertThat(two.isLive()).as("the best bid may be any").isFalse();
        assertThat(two.cause()).isEqualTo(LiveBook.Cause.BEYOND);
    }

    @Test
    void aSideThatIsKnownWholeMayBeEmpty() {
        join(100);
        book.onUpdate(update(101, 101, 10, 0));
        book.onUpdate(update(102, 102, 9, 0));
        assertThat(book.isLive()).isTrue();
        assertThat(book.book().best(Side.BUY)).isZero();
        book.onUpdate(update(103, 103, 3, 1));
        assertThat(book.book().best(Side.BUY)).isEqualTo(3);
    }

    @Test
    void ofTooManyChangesTheOldestAreNotKept() {
        for (long id = 1; id <= LiveBook.MOST_KEPT + 10; id++) {
            book.onUpdate(update(id, id, 10, id));
        }
        join(9);
        assertThat(book.isLive()).as("11 is the oldest").isFalse();
        join(10);
        assertThat(book.book().lotsAt(Side.BUY, 10)).isEqualTo(LiveBook.MOST_KEPT + 10);
    }
}
