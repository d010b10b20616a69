package app.ringdown.ui.depth;

import static org.assertj.core.api.Assertions.assertThat;

import app.ringdown.market.BookView;
import app.ringdown.market.BookWindow;
import app.ringdown.market.DepthSnapshot;
import app.ringdown.market.LevelList;
import app.ringdown.market.LiveBook;
import app.ringdown.market.Side;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Levels in groups: a group is never at a better price than what lies in it. */
class DepthLevelsTest {
    static BookView view(LevelList bids, LevelList asks, int limit, int shown) {
        LiveBook book = new LiveBook(1);
        book.onSnapshot(book.round(), new DepthSnapshot(1, bids, asks, limit));
        BookWindow window = new BookWindow(shown);
        window.show(book, 1);
        return window.look();
    }

    private static LevelList levels(long... ticksAndLots) {
        LevelList levels = new LevelList();
        for (int i = 0; i < ticksAndLots.length; i += 2) {
            levels.add(ticksAndLots[i], ticksAndLots[i + 1]);
        }
        return levels;
    }

    private static final BookView VIEW =
            view(levels(19, 1, 18, 20, 9, 300), levels(21, 50, 30, 4, 31, 5), 100, 50);

    @Test
    void eachLevelCountsAllThatLiesNearerToTheTouch() {
        DepthLevels one = new DepthLevels(VIEW, 1, 10);
        assertThat(one.size(Side.BUY)).isEqualTo(3);
        assertThat(one.total(Side.BUY, 0)).isEqualTo(1);
        assertThat(one.total(Side.BUY, 2)).isEqualTo(321);
        assertThat(one.total(Side.SELL, 1)).isEqualTo(54);
        assertThat(one.largest()).isEqualTo(321);
        assertThat(new DepthLevels(VIEW, 1, 1).largest()).isEqualTo(50);
        assertThat(new DepthLevels(BookView.EMPTY, 1, 5).largest()).isZero();
    }

    @Test
    void bidsAreRoundedDownAndAsksUp() {
        DepthLevels ten = new DepthLevels(VIEW, 10, 10);
        assertThat(rows(ten, Side.BUY)).containsExactly("10 21 21", "0 300 321");
        assertThat(rows(ten, Side.SELL)).containsExactly("30 54 54", "40 5 59");
    }

    @Test
    void aGroupOfWhichTheEndIsNotKnownIsLeftOut() {
        LevelList bids = levels(19, 1, 18, 20, 9, 300);
        LevelList asks = levels(21, 50, 30, 4, 31, 5);
        DepthLevels cut = new DepthLevels(view(bids, asks, 3, 50), 10, 10);
        assertThat(rows(cut, Side.BUY)).containsExactly("10 21 21");
        assertThat(rows(cut, Side.SELL)).containsExactly("30 54 54");
        DepthLevels narrow = new DepthLevels(view(bids, asks, 100, 2), 10, 10);
        assertThat(rows(narrow, Side.BUY)).as("the window ends").isEmpty();
        assertThat(rows(narrow, Side.SELL)).containsExactly("30 54 54");
    }

    private static List<String> rows(DepthLevels levels, Side side) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < levels.size(side); i++) {
            rows.add(
                    levels.ticks(side, i)
                            + " "
                            + levels.lots(side, i)
                            + " "
                            + levels.total(side, i));
        }
        return rows;
    }

    @Property(tries = 500)
    void groupsAreWhatCountingByHandGives(@ForAll long seed) {
        Random random = new Random(seed);
        long step = new long[] {1, 2, 5, 10, 25, 50, 100, 1000}[random.nextInt(8)];
        TreeMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());
        TreeMap<Long, Long> asks = new TreeMap<>();
        long touch = 1_000L + random.nextInt(5_000);
        for (int i = random.nextInt(60); i > 0; i--) {
            bids.put(touch - 1 - random.nextInt(400), 1L + random.nextInt(1_000));
        }
        for (int i = random.nextInt(60); i > 0; i--) {
            asks.put(touch + random.nextInt(400), 1L + random.nextInt(1_000));
        }
        LevelList bidLevels = new LevelList();
        bids.forEach(bidLevels::add);
        LevelList askLevels = new LevelList();
        asks.forEach(askLevels::add);
        int most = 1 + random.nextInt(30);
        DepthLevels grouped = new DepthLevels(view(bidLevels, askLevels, 1_000, 100), step, most);
        assertThat(rows(grouped, Side.BUY))
                .containsExactlyElementsOf(byHand(bids, step, RoundingMode.FLOOR, most));
        assertThat(rows(grouped, Side.SELL))
                .containsExactlyElementsOf(byHand(asks, step, RoundingMode.CEILING, most));
        for (Map.Entry<Long, Long> bid : bids.entrySet()) {
            long at = DepthLevels.grouped(Side.BUY, bid.getKey(), step);
            assertThat(at).isBetween(bid.getKey() - step + 1, bid.getKey());
        }
        for (Map.Entry<Long, Long> ask : asks.entrySet()) {
            long at = DepthLevels.grouped(Side.SELL, ask.getKey(), step);
            assertThat(at).isBetween(ask.getKey(), ask.getKey() + step - 1);
        }
    }

    /** For each group, all levels looked through again. */
    private static List<String> byHand(
            SortedMap<Long, Long> side, long step, RoundingMode way, int most) {
        TreeSet<Long> prices = new TreeSet<>(side.comparator());
        side.keySet().forEach(ticks -> prices.add(round(ticks, step, way)));
        List<String> rows = new ArrayList<>();
        long total = 0;
        for (long price : prices.stream().limit(most).toList()) {
            long lots =
                    side.entrySet().stream()
                            .filter(level -> round(level.getKey(), step, way) == price)
                            .mapToLong(Map.Entry::getValue)
                            .sum();
            total += lots;
            rows.add(price + " " + lots + " " + total);
        }
        return rows;
    }

    private static long round(long ticks, long step, RoundingMode way) {
        BigDecimal groups = new BigDecimal(ticks).divide(new BigDecimal(step), 0, way);
        return groups.longValueExact() * step;
    }

    @Test
    void groupsAreOfferedUpToAPartOfThePrice() {
        assertThat(GroupChooser.steps(1, 6_400_010))
                .startsWith(1L, 2L, 5L, 10L, 20L, 50L, 100L)
                .endsWith(100_000L, 200_000L);
        assertThat(GroupChooser.steps(25, 0)).containsExactly(25L, 50L, 125L, 250L);
    }
}
