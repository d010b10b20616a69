package app.ringdown.ui.account;

import app.ringdown.desk.Freshness;
import app.ringdown.desk.MarketFeed;
import app.ringdown.market.Instrument;
import app.ringdown.order.Account;
import app.ringdown.order.Balance;
import app.ringdown.ui.base.Format;
import app.ringdown.ui.base.LiveDesk;
import app.ringdown.ui.base.QuoteWords;
import app.ringdown.ui.base.Texts;
import app.ringdown.venue.LineState;
import app.ringdown.venue.Subscription;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * What the account holds and what it is worth in one currency, live four times a second. An asset
 * without a price is not in the sum, and that is said. JavaFX thread.
 */
public final class AccountPanel extends BorderPane implements LiveDesk.Listener, AutoCloseable {
    private static final String CURRENCY = "USDT";
    private static final long PAUSE_NANOS = 250_000_000L;
    private static final int MONEY_DECIMALS = 2;
    private static final int AMOUNT_DECIMALS = 8;
    private static final double USUAL_TEXT = 13;
    private static final double LEAST_WIDTH = 280;
    private static final String NUMBER = "account-number";
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final LiveDesk live;
    private final Texts texts;
    private final Format format;
    private final QuoteWords quoteWords;
    private final Valuation valuation;
    private final Map<String, BalanceRow> rows = new HashMap<>();
    private final ObservableList<BalanceRow> balances =
            FXCollections.observableArrayList(row -> new Observable[] {row.sight()});
    private final Map<Instrument, MarketFeed.Handle> wanted = new HashMap<>();
    private final TableView<BalanceRow> table = new TableView<>();
    private final CheckBox hideZero = new CheckBox();
    private final Label title = new Label();
    private final Label equity = new Label(Format.NONE);
    private final Label note = new Label();
    private boolean changed = true;
    private long nextNanos = Long.MIN_VALUE;

    /** Adds itself to {@code live}. */
    public AccountPanel(LiveDesk live, Texts texts, Format format, QuoteWords quoteWords) {
        this.quoteWords = quoteWords;
        this.live = live;
        this.texts = texts;
        this.format = format;
        this.valuation = new Valuation(CURRENCY, live.instruments());
        setId("account");
        getStyleClass().add("account");
        setTop(head());
        setCenter(table);
        addColumns();
        FilteredList<BalanceRow> shown = new FilteredList<>(balances);
        shown.predicateProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> row -> !hideZero.isSelected() || isHeld(row.balance()),
                                hideZero.selectedProperty()));
        SortedList<BalanceRow> sorted = new SortedList<>(shown);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        live.add(this);
        onLine(live.line());
    }

    private VBox head() {
        title.setId("account-equity-title");
        title.getStyleClass().add("account-muted");
        title.setMinWidth(Region.USE_PREF_SIZE);
        equity.setId("account-equity");
        equity.getStyleClass().addAll("account-equity", "number");
        equity.setMinWidth(Region.USE_PREF_SIZE);
        equity.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(equity, Priority.ALWAYS);
        hideZero.setText(texts.get("account.hide-zero"));
        hideZero.setId("account-hide-zero");
        hideZero.setMinWidth(0); // where it is tight, words are cut rather than the sum
        hideZero.setSelected(true);
        HBox line = new HBox(8, title, equity, hideZero);
        line.setAlignment(Pos.CENTER_LEFT);
        note.setId("account-note");
        note.getStyleClass().add("account-note");
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.managedProperty().bind(note.textProperty().isNotEmpty());
        VBox head = new VBox(2, line, note);
        head.getStyleClass().add("account-head");
        return head;
    }

    private void addColumns() {
        table.setId("account-table");
        table.setMinWidth(0);
        table.setPrefWidth(LEAST_WIDTH);
        table.getStyleClass().add("account-table");
        Label empty = new Label(texts.get("account.empty"));
        empty.setWrapText(true);
        table.setPlaceholder(empty);
        column(
                "asset",
                56,
                "account-text",
                Comparator.comparing(s -> s.balance().asset()),
                s -> s.balance().asset());
        column(
                "total",
                146,
                NUMBER,
                by(s -> s.balance().total()),
                s -> amount(s.balance().total()));
        TableColumn<BalanceRow, BalanceRow.Sight> value =
                column("value", 110, NUMBER, by(AccountPanel::orLeast), this::value);
        column("free", 146, NUMBER, by(s -> s.balance().free()), s -> amount(s.balance().free()));
        column(
                "locked",
                146,
                NUMBER,
                by(s -> s.balance().locked()),
                s -> amount(s.balance().locked()));
        value.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(value);
    }

    private TableColumn<BalanceRow, BalanceRow.Sight> column(
            String id,
            double width,
            String style,
            Comparator<BalanceRow.Sight> order,
            Function<BalanceRow.Sight, String> text) {
        TableColumn<BalanceRow, BalanceRow.Sight> column =
                new TableColumn<>(texts.get("account.column." + id, CURRENCY));
        column.setId("account-table-" + id);
        // A column's width is no matter of style sheets, so it follows the text's size by itself.
        hideZero.fontProperty()
                .subscribe(font -> column.setPrefWidth(width * font.getSize() / USUAL_TEXT));
        column.setComparator(order);
        column.getStyleClass().add(style);
        column.setCellValueFactory(row -> row.getValue().sight());
        column.setCellFactory(_ ->
                new TableCell<>() {
                    @Override
                    protected void updateItem(BalanceRow.@Nullable Sight item, boolean empty) {
                        super.updateItem(item, empty);
                        String next = empty || item == null ? "" : text.apply(item);
                        if (!next.equals(getText())) {
                            setText(next);
                        }
                    }
                });
        table.getColumns().add(column);
        return column;
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
        if (changed || nextNanos == Long.MIN_VALUE || nanos - nextNanos >= 0) {
            changed = false;
            nextNanos = nanos + PAUSE_NANOS;
            refresh(live.account());
        }
    }

    private void refresh(Account account) {
        want(account);
        for (Balance balance : account.balances().values()) {
            BigDecimal value =
                    valuation
                            .price(balance.asset(), live::quote)
                            .map(balance.total()::multiply)
                            .map(v -> v.setScale(MONEY_DECIMALS, RoundingMode.HALF_EVEN))
                            .orElse(null);
            BalanceRow.Sight sight = new BalanceRow.Sight(balance, value);
            BalanceRow row = rows.get(balance.asset());
            if (row == null) {
                row = new BalanceRow(sight);
                rows.put(balance.asset(), row);
                balances.add(row);
            } else if (!sight.equals(row.sight().get())) {
                row.see(sight);
            }
        }
        balances.removeIf(row -> !account.balances().containsKey(row.balance().asset()));
        rows.keySet().retainAll(account.balances().keySet());
        tellAge();
        Valuation.Equity sum = valuation.equity(account, live::quote);
        set(
                equity,
                texts.get("account.money", format.money(sum.equity(), MONEY_DECIMALS), CURRENCY));
        set(
                note,
                sum.unpriced().isEmpty()
                        ? ""
                        : texts.get("account.unpriced", String.join(", ", sum.unpriced())));
    }

    /** Says as of when the sum is, if a quote that it is reckoned by is not live. */
    private void tellAge() {
        long now = live.frameNanos();
        OptionalLong oldest =
                wanted.keySet().stream()
                        .filter(each -> live.quote(each).arrivalNanos() != 0)
                        .filter(each -> live.freshness(each) != Freshness.LIVE)
                        .mapToLong(live::age)
                        .max();
        boolean live = oldest.isEmpty();
        set(
                title,
                live
                        ? texts.get("account.equity")
                        : texts.get(
                                "account.equity.as-of",
                                quoteWords.time(now - oldest.getAsLong(), now)));
        equity.pseudoClassStateChanged(STALE, !live);
        equity.setTooltip(live ? null : new Tooltip(texts.get("account.stale")));
    }

    /** Wants the quotes that what is held is reckoned by, and no others. */
    private void want(Account account) {
        Set<String> held = new HashSet<>();
        for (Balance balance : account.balances().values()) {
            if (isHeld(balance)) {
                held.add(balance.asset());
            }
        }
        Set<Instrument> needed = valuation.instruments(held);
        for (Instrument instrument : needed) {
            wanted.computeIfAbsent(
                    instrument, of -> live.desk().feed().want(new Subscription.Level1(of)));
        }
        wanted.entrySet()
                .removeIf(entry -> {
                    if (needed.contains(entry.getKey())) {
                        return false;
                    }
                    entry.getValue().close();
                    return true;
                });
    }

    /** Gives its live values back. */
    @Override
    public void close() {
        wanted.values().forEach(MarketFeed.Handle::close);
        wanted.clear();
    }

    private String value(BalanceRow.Sight sight) {
        BigDecimal value = sight.value();
        return value == null ? texts.get("account.no-price") : format.money(value, MONEY_DECIMALS);
    }

    /** As many decimals for all, so that the points line up. */
    private String amount(BigDecimal amount) {
        return format.money(amount, AMOUNT_DECIMALS);
    }

    private static BigDecimal orLeast(BalanceRow.Sight sight) {
        BigDecimal value = sight.value();
        return value == null ? BigDecimal.ONE.negate() : value;
    }

    private static boolean isHeld(Balance balance) {
        return balance.total().signum() != 0;
    }

    private static void set(Label label, String text) {
        if (!label.getText().equals(text)) {
            label.setText(text);
        }
    }

    private static Comparator<BalanceRow.Sight> by(Function<BalanceRow.Sight, BigDecimal> key) {
        return Comparator.comparing(key);
    }
}
