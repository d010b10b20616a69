package app.ringdown.ui.depth;

import app.ringdown.desk.Settings;
import app.ringdown.market.Instrument;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide the groups of a book are: 1, 2, 5, 10, … of the venue's price steps. Kept for each
 * symbol. JavaFX thread.
 */
final class GroupChooser extends HBox {
    private static final String KEPT = "depth.group.";
    private static final long[] ONE_TWO_FIVE = {1, 2, 5};

    /** The widest group is no more than this part of the price. */
    private static final long WIDEST_PART = 20;

    private final Settings settings;
    private final ChoiceBox<Long> choice = new ChoiceBox<>();
    private final Button finer;
    private final Button wider;
    private Instrument instrument;
    private boolean isFilling;

    GroupChooser(
            Settings settings, Texts texts, Format format, Instrument first, Runnable onChange) {
        this.settings = settings;
        this.instrument = first;
        this.finer = button("depth-finer", "−", texts.get("depth.finer"), -1);
        this.wider = button("depth-wider", "+", texts.get("depth.wider"), 1);
        getStyleClass().add("depth-group");
        choice.setId("depth-group");
        choice.getStyleClass().add("number");
        choice.setTooltip(new Tooltip(texts.get("depth.group.tip")));
        choice.setAccessibleText(texts.get("depth.group.tip"));
        choice.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(Long ticks) {
                        return ticks == null
                                ? ""
                                : format.plain(instrument.price(ticks).stripTrailingZeros());
                    }

                    @Override
                    public Long fromString(String text) {
                        throw new UnsupportedOperationException("is chosen, not typed");
                    }
                });
        choice.valueProperty()
                .addListener((_, _, next) -> {
                    if (next != null && !isFilling) {
                        long factor = next / instrument.rules().tickStep();
                        settings.put(KEPT + instrument.symbol(), String.valueOf(factor));
                        enable();
                        onChange.run();
                    }
                });
        getChildren().addAll(finer, choice, wider);
    }

    private Button button(String id, String sign, String name, int by) {
        Button button = new Button(sign);
        button.setId(id);
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.setFocusTraversable(false); // a key does the same
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> move(by));
        return button;
    }

    /**
     * Offers what makes sense for an instrument, and chooses what is kept.
     *
     * @param price about, ticks; 0 if not known
     */
    void offer(Instrument next, long price) {
        isFilling = true;
        instrument = next;
        long one = next.rules().tickStep();
        List<Long> steps = steps(one, price);
        choice.getItems().setAll(steps);
        long kept = kept(next) * one;
        choice.setValue(steps.contains(kept) ? kept : steps.getFirst());
        isFilling = false;
        enable();
    }

    /** 1, 2, 5, 10, … price steps, the widest a twentieth of the price, but a few at least. */
    static List<Long> steps(long one, long price) {
        List<Long> steps = new ArrayList<>();
        long widest = Math.max(10 * one, price / WIDEST_PART);
        for (long decade = one; decade <= widest; decade *= 10) {
            for (long each : ONE_TWO_FIVE) {
                if (decade * each <= widest) {
                    steps.add(decade * each);
                }
            }
        }
        return steps;
    }

    /** What can't be read is as good as nothing. */
    private long kept(Instrument of) {
        try {
            return Long.parseLong(settings.get(KEPT + of.symbol()).orElse("1"));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    /** To the next wider group, or the next finer one if negative. */
    void move(int by) {
        int last = choice.getItems().size() - 1;
        int to = Math.clamp(choice.getSelectionModel().getSelectedIndex() + by, 0, last);
        choice.getSelectionModel().select(to);
    }

    private void enable() {
        int at = choice.getSelectionModel().getSelectedIndex();
        finer.setDisable(at <= 0);
        wider.setDisable(at >= choice.getItems().size() - 1);
    }

    /** Width of a group, ticks. */
    long step() {
        Long chosen = choice.getValue();
        return chosen == null ? 1 : chosen;
    }
}
