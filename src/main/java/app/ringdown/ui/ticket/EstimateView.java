package app.ringdown.ui.ticket;

import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.Cost;
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

    private final Texts texts;
    private final Format format;
    private final Label costName = name("");
    private final Label free = value("ticket-free");
    private final Label cost = value("ticket-cost");
    private final Label fee = value("ticket-fee");
    private final Label after = value("ticket-after");

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
        addRow(2, name(texts.get("ticket.fee")), fee);
        addRow(3, name(texts.get("ticket.after")), after);
    }

    /** Shows an estimate; null where there is none to be made yet. */
    void show(Draft draft, @Nullable Cost estimate, Account account) {
        Instrument instrument = draft.instrument();
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
