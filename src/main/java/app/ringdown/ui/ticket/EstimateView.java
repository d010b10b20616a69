package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.Cost;
import app.ringdown.order.Exits;
import app.ringdown.order.OrderRequest;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.Texts;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** What the order is expected to cost, and what is left after it. */
final class EstimateView extends GridPane {
    private static final int FEE_DECIMALS = 8;
    private static final int MONEY_DECIMALS = 2;
    private static final int SLIPPAGE_DECIMALS = 3;

    private final Texts texts;
    private final Format format;
    private final Label costName = name("");
    private final Label free = value("ticket-free");
    private final Label cost = value("ticket-cost");
    private final Label fee = value("ticket-fee");
    private final Label after = value("ticket-after");
    private final Label averageName = name("");
    private final Label average = value("ticket-average");
    private final Label targetName = name("");
    private final Label target = value("ticket-target-price");
    private final Label stopName = name("");
    private final Label stop = value("ticket-stop-price");

    EstimateView(Texts texts, Format format) {
        this.texts = texts;
        this.format = format;
        getStyleClass().add("ticket-estimate");
        ColumnConstraints names = new ColumnConstraints();
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(names, values);
        addRow(0, name(texts.get("ticket.free")), free);
        addRow(1, costName, cost);
        addRow(2, averageName, average);
        addRow(3, name(texts.get("ticket.fee")), fee);
        addRow(4, name(texts.get("ticket.after")), after);
        addRow(5, targetName, target);
        addRow(6, stopName, stop);
        averageName.setText(texts.get("ticket.average"));
        targetName.setText(texts.get("ticket.target"));
        stopName.setText(texts.get("ticket.exit-stop"));
    }

    /** Shows the estimate, where there is one to be made. */
    void show(Draft draft, DraftCheck.Checked checked, Account account) {
        Cost estimate = checked.cost();
        Instrument instrument = draft.instrument();
        showAverage(instrument, estimate);
        OrderRequest attempt = checked.attempt();
        Exits exits = attempt.exits();
        showExit(targetName, target, draft, estimate, exits.targetTicks());
        showExit(stopName, stop, draft, estimate, exits.stopTicks());
        BigDecimal held = account.free(draft.paidWith());
        set(costName, texts.get("ticket.cost." + draft.side().name()));
        set(free, money(instrument, draft.paidWith(), held, "ticket.exact"));
        if (estimate == null) {
            set(cost, Format.NONE);
            set(fee, Format.NONE);
            set(after, Format.NONE);
            return;
        }
        BigDecimal paid = draft.isBuy() ? estimate.notional() : estimate.quantity();
        set(cost, money(instrument, instrument.quote(), estimate.notional(), "ticket.about"));
        set(
                fee,
                texts.get(
                        "ticket.about",
                        format.money(estimate.fee(), feeDecimals(estimate)),
                        estimate.feeAsset()));
        BigDecimal left = held.subtract(paid);
        set(
                after,
                left.signum() < 0
                        ? Format.NONE
                        : money(instrument, draft.paidWith(), left, "ticket.about"));
    }

    /** Only where the live book was looked into. */
    private void showAverage(Instrument instrument, @Nullable Cost estimate) {
        BigDecimal slippage = estimate == null ? null : estimate.slippage();
        show(averageName, average, slippage != null);
        if (estimate != null && slippage != null) {
            set(
                    average,
                    texts.get(
                            estimate.isCovered() ? "ticket.average.value" : "ticket.average.more",
                            format.money(estimate.price(), instrument.priceDecimals()),
                            format.money(slippage.movePointRight(2), SLIPPAGE_DECIMALS)));
        }
    }

    /** A leg's price, and what it would win or lose against the expected price of the entry. */
    private void showExit(
            Label title, Label value, Draft draft, @Nullable Cost estimate, long ticks) {
        show(title, value, ticks > 0);
        if (ticks == 0) {
            return;
        }
        Instrument instrument = draft.instrument();
        String price = format.price(instrument, ticks);
        if (estimate == null) {
            set(value, price);
            return;
        }
        BigDecimal move = instrument.price(ticks).subtract(estimate.price());
        BigDecimal gain = (draft.isBuy() ? move : move.negate()).multiply(estimate.quantity());
        String sign = gain.signum() < 0 ? "−" : "+";
        set(
                value,
                texts.get(
                        "ticket.exit.value",
                        price,
                        sign + format.money(gain.abs(), MONEY_DECIMALS),
                        instrument.quote()));
    }

    private static void show(Label title, Label value, boolean on) {
        for (Label each : new Label[] {title, value}) {
            each.setVisible(on);
            each.setManaged(on);
        }
    }

    /** Two decimals, and as many more as a tiny fee needs for two digits that say something. */
    private static int feeDecimals(Cost estimate) {
        BigDecimal fee = estimate.fee();
        int leading = fee.scale() - fee.precision(); // zeros between the point and the first digit
        return fee.signum() == 0 ? MONEY_DECIMALS : Math.clamp(leading + 3L, 2, FEE_DECIMALS);
    }

    private String money(Instrument instrument, String asset, BigDecimal value, String key) {
        int decimals =
                asset.equals(instrument.base())
                        ? instrument.lotDecimals()
                        : Math.max(MONEY_DECIMALS, Math.min(4, instrument.priceDecimals()));
        return texts.get(key, format.money(value, decimals), asset);
    }

    private static void set(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    private static Label name(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ticket-muted");
        return label;
    }

    private static Label value(String id) {
        Label label = new Label(Format.NONE);
        label.setId(id);
        label.getStyleClass().add("number");
        return label;
    }
}
