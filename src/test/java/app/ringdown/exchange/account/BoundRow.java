package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.Proxy;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/** A row as it is read: its kind's place, and the values that its statement was given. */
record BoundRow(int place, List<@Nullable Object> values) {

    /** The rows of the commit that the reader is at. */
    static List<BoundRow> all(CommitReader reader) throws Exception {
        List<BoundRow> rows = new ArrayList<>();
        while (reader.hasRow()) {
            int place = reader.kind();
            List<@Nullable Object> values = new ArrayList<>();
            reader.bind(recorder(values));
            rows.add(new BoundRow(place, values));
        }
        return rows;
    }

    private static PreparedStatement recorder(List<@Nullable Object> values) {
        return (PreparedStatement)
                Proxy.newProxyInstance(
                        BoundRow.class.getClassLoader(),
                        new Class<?>[] {PreparedStatement.class},
                        (proxy, method, arguments) -> {
                            if (!arguments[0].equals(values.size() + 1)) {
                                throw new IllegalArgumentException("column " + arguments[0]);
                            }
                            values.add(method.getName().equals("setNull") ? null : arguments[1]);
                            return null;
                        });
    }
}
