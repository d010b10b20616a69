package app.ringdown.exchange.account;

import java.util.Arrays;
import java.util.List;

/**
 * What a commit can save, each with the statement that does it. A row may be saved again after
 * later ones: once those have been saved again too, all is as it was.
 */
enum RowKind {
    /** Of an order that is there already only what can change is written: no index is touched. */
    ORDER(
            insert("orders", Rows.ORDER_COLUMNS)
                    + " ON CONFLICT(id) DO UPDATE SET lots = excluded.lots,"
                    + " status = excluded.status, executed_lots = excluded.executed_lots,"
                    + " executed_quote = excluded.executed_quote,"
                    + " prevented_lots = excluded.prevented_lots, updated = excluded.updated,"
                    + " working = excluded.working, expiry_reason = excluded.expiry_reason,"
                    + " trail_since = excluded.trail_since, trail_ticks = excluded.trail_ticks,"
                    + " locked = excluded.locked,"
                    + " prevented_match = excluded.prevented_match,"
                    + " amendments = excluded.amendments, rank = excluded.rank,"
                    + " hidden_lots = excluded.hidden_lots"),
    /** Apart from {@link #ORDER}, as this alone touches an index. */
    CLIENT_ID("UPDATE orders SET client_id = ? WHERE id = ?"),
    LIST(
            insert("order_list", Rows.LIST_COLUMNS)
                    + " ON CONFLICT(id) DO UPDATE SET status_type = excluded.status_type,"
                    + " order_status = excluded.order_status, updated = excluded.updated"),
    FILL(replace("fill", Rows.FILL_COLUMNS)),
    BALANCE(replace("balance", "account, asset, free, locked")),
    ISSUED(insert("asset", "name, issued") + " ON CONFLICT DO UPDATE SET issued = excluded.issued"),
    HOUSE(insert("asset", "name, house") + " ON CONFLICT DO UPDATE SET house = excluded.house"),
    COUNTER(replace("counter", "name, ceiling")),
    KEY(replace("api_key", "key, account, kind, secret")),
    AMENDMENT(replace("amendment", Rows.AMENDMENT_COLUMNS)),
    PREVENTED(replace("prevented_match", Rows.PREVENTED_COLUMNS)),
    BAR(replace("bar", Rows.BAR_COLUMNS)),
    ERA(replace("era", Rows.ERA_COLUMNS));

    /** The statement, with a parameter for each value of the row. */
    private final String sql;

    RowKind(String sql) {
        this.sql = sql;
    }

    /** Its place among all kinds, by which a row of the log names it. */
    @SuppressWarnings("EnumOrdinal") // The head of the log lists what stands at each place.
    byte place() {
        return (byte) ordinal();
    }

    /** The statements of all kinds, each at its place. */
    static List<String> statements() {
        return Arrays.stream(values()).map(kind -> kind.sql).toList();
    }

    private static String replace(String table, String columns) {
        return insert(table, columns).replaceFirst("INSERT", "INSERT OR REPLACE");
    }

    private static String insert(String table, String columns) {
        String values = columns.replaceAll("[^,]+", "?");
        return "INSERT INTO " + table + "(" + columns + ") VALUES(" + values + ")";
    }
}
