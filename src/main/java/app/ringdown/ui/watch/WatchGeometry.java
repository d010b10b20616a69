package app.ringdown.ui.watch;

import java.util.List;

/**
 * Where the visible columns lie, px from the left of a row.
 *
 * @param edges one more than columns: the left of each, and the right of the last
 */
record WatchGeometry(List<WatchColumn> columns, List<Double> edges) {
    double x(int i) {
        return edges.get(i);
    }

    double width(int i) {
        return edges.get(i + 1) - edges.get(i);
    }
}
