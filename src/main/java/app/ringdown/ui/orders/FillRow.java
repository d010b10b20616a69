package app.ringdown.ui.orders;

import app.ringdown.order.Fill;
import app.ringdown.order.OrderRequest;

/** One fill and the order that it belongs to. */
public record FillRow(OrderRequest request, Fill fill) {}
