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
public final class GroupChooser extends HBox {
    private static final long[] ONE_TWO_FIVE = {1, 2, 5};

    /** The widest group is no more than this part of the price. */
    private static final long WIDEST_PART = 20;

    private final Settings settings;
    private final long usualPart;
    private final String kept;
    private final ChoiceBox<Long> choice = new ChoiceBox<>();
    private final Button finer;
    private final Button wider;
    private Instrument instrument;
    private boolean isFilling;

    /**
     * @param name of the panel: what its settings and the ids of its parts begin with
     * @param usualPart the part of the price that a group is about as wide as until a person
     *     chooses, as its denominator; 0 for groups of one step
     * @param onChange called when a person has chosen another width
     */
    public GroupChooser(
            String name,
            long usualPart,
            Settings settings,
            Texts texts,
            Format format,
            Instrument first,
            Runnable onChange) {
        this.settings = settings;
        this.usualPart = usualPart;
        this.kept = name + ".group.";
        this.instrument = first;
        this.finer = button(name + "-finer", "−", texts.get("depth.finer"), -1);
        this.wider = button(name + "-wider", "+", texts.get("depth.wider"), 1);
        getStyleClass().add("depth-group");
        choice.setId(name + "-group");
        choice.getStyleClass().add("number");
        choice.setTooltip(new Tooltip(texts.get(name + ".group.tip")));
        choice.setAccessibleText(texts.get(name + ".group.tip"));
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
                        settings.put(kept + instrument.symbol(), String.valueOf(factor));
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
    public void offer(Instrument next, long price) {
        isFilling = true;
        instrument = next;
        long one = next.rules().tickStep();
        List<Long> steps = steps(one, price);
        choice.getItems().setAll(steps);
        long last = kept(next) * one;
        choice.setValue(steps.contains(last) ? last : usual(steps, price));
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

    /** The finest that is wide enough. */
    private long usual(List<Long> steps, long price) {
        long least = usualPart == 0 ? 0 : price / usualPart;
        return steps.stream().filter(each -> each >= least).findFirst().orElse(steps.getLast());
    }

    /** What can't be read is as good as nothing; 0 for nothing. */
    private long kept(Instrument of) {
        try {
            return Long.parseLong(settings.get(kept + of.symbol()).orElse("0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** To the next wider group, or the next finer one if negative. */
    public void move(int by) {
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
    public long step() {
        Long chosen = choice.getValue();
        return chosen == null ? 1 : chosen;
    }
}
