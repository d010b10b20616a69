package app.ringdown.exchange.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.account.NewOrderList;
import app.ringdown.exchange.account.OrderType;
import app.ringdown.exchange.account.Refusal;
import app.ringdown.exchange.account.TimeInForce;
import app.ringdown.exchange.account.Trigger;
import app.ringdown.exchange.api.dialect.ApiException;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.book.SelfTradePrevention;
import app.ringdown.exchange.listing.Catalogue;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Order lists as clients write them; BTCUSDT has two decimals in prices and five in lots. */
class ListReaderTest {
    private static final Listing BTC = Catalogue.listings().getFirst();
    private static final String STOP_ABOVE = "aboveType=STOP_LOSS&aboveStopPrice=70000";
    private static final String STOP_BELOW = "belowType=STOP_LOSS&belowStopPrice=60000";
    private static final String LIMIT_ABOVE = "aboveType=LIMIT_MAKER&abovePrice=70000";
    private static final String LIMIT_BELOW = "belowType=LIMIT_MAKER&belowPrice=60000";
    private static final String WORKING =
            "workingType=LIMIT&workingSide=BUY&workingPrice=60000&workingQuantity=0.2"
                    + "&workingTimeInForce=GTC";

    @FunctionalInterface
    private interface Form {
        NewOrderList read(ListReader reader) throws Refusal;
    }

    private static NewOrderList read(Form form, String query) throws Refusal {
        Params params = Params.parse(query, "");
        NewOrderList list = form.read(new ListReader(params, 7, BTC));
        params.allRead();
        return list;
    }

    private static void assertRefused(Form form, String query, int code) {
        Throwable refusal = catchThrowable(() -> read(form, query));
        switch (refusal) {
            case ApiException e -> assertThat(e.error().code()).isEqualTo(code);
            case Refusal e -> assertThat(e.code()).isEqualTo(code);
            case null, default -> throw new AssertionError("not refused with " + code, refusal);
        }
    }

    @Test
    void anOcoSharesSideAndQuantity() throws Refusal {
        NewOrderList list =
                read(
                        ListReader::oco,
                        "side=SELL&quantity=0.5&listClientOrderId=pair"
                                + "&aboveType=TAKE_PROFIT_LIMIT&abovePrice=69000"
                                + "&aboveStopPrice=70000&aboveTimeInForce=IOC"
                                + "&aboveClientOrderId=up&aboveStrategyId=3"
                                + "&aboveStrategyType=1000000"
                                + "&belowType=STOP_LOSS_LIMIT&belowPrice=59000"
                                + "&belowStopPrice=60000&belowTrailingDelta=150"
                                + "&belowTimeInForce=GTC&belowIcebergQty=0.1"
                                + "&belowClientOrderId=down"
                                + "&selfTradePreventionMode=EXPIRE_BOTH");
        assertThat(list.listClientOrderId()).isEqualTo("pair");
        NewOrderList.Oco oco = (NewOrderList.Oco) list;
        NewOrder above = oco.above();
        assertThat(above.type()).isEqualTo(OrderType.TAKE_PROFIT_LIMIT);
        assertThat(above.ticks()).isEqualTo(6_900_000);
        assertThat(above.trigger()).isEqualTo(new Trigger(7_000_000, 0));
        assertThat(above.timeInForce()).isEqualTo(TimeInForce.IOC);
        assertThat(above.clientOrderId()).isEqualTo("up");
        assertThat(above.strategyId()).isEqualTo(3);
        assertThat(above.strategyType()).isEqualTo(1_000_000);
        NewOrder below = oco.below();
        assertThat(below.type()).isEqualTo(OrderType.STOP_LOSS_LIMIT);
        assertThat(below.ticks()).isEqualTo(5_900_000);
        assertThat(below.trigger()).isEqualTo(new Trigger(6_000_000, 150));
        assertThat(below.timeInForce()).isEqualTo(TimeInForce.GTC);
        assertThat(below.icebergLots()).isEqualTo(10_000);
        assertThat(below.clientOrderId()).isEqualTo("down");
        for (NewOrder each : list.orders()) {
            assertThat(each.account()).isEqualTo(7);
            assertThat(each.side()).isEqualTo(Side.SELL);
            assertThat(each.lots()).isEqualTo(50_000);
            assertThat(each.selfTradePrevention()).isEqualTo(SelfTradePrevention.EXPIRE_BOTH);
        }
    }

    @ParameterizedTest
    @CsvSource({"SELL,LIMIT_MAKER,STOP_LOSS", "BUY,STOP_LOSS,LIMIT_MAKER"})
    void theOldFormPutsEachLegOnItsSide(String side, OrderType above, OrderType below)
            throws Refusal {
        String limit = "limitClientOrderId=l&limitIcebergQty=0.1&limitStrategyId=1&";
        String stop = "stopClientOrderId=s&stopPrice=65000&trailingDelta=100&stopStrategyId=2&";
        NewOrderList.Oco oco =
                (NewOrderList.Oco)
                        read(
                                ListReader::oldOco,
                                limit + stop + "side=" + side + "&quantity=0.5&price=66000");
        assertThat(oco.listClientOrderId()).isEmpty();
        assertThat(oco.above().type()).isEqualTo(above);
        assertThat(oco.below().type()).isEqualTo(below);
        boolean sell = side.equals("SELL");
        NewOrder limited = sell ? oco.above() : oco.below();
        assertThat(limited.ticks()).isEqualTo(6_600_000);
        assertThat(limited.clientOrderId()).isEqualTo("l");
        assertThat(limited.icebergLots()).isEqualTo(10_000);
        assertThat(limited.strategyId()).isEqualTo(1);
        NewOrder stopped = sell ? oco.below() : oco.above();
        assertThat(stopped.trigger()).isEqualTo(new Trigger(6_500_000, 100));
        assertThat(stopped.clientOrderId()).isEqualTo("s");
        assertThat(stopped.strategyId()).isEqualTo(2);
    }

    @Test
    void theOldFormHasAStopWithAPrice() throws Refusal {
        NewOrderList.Oco oco =
                (NewOrderList.Oco)
                        read(
                                ListReader::oldOco,
                                "side=SELL&quantity=0.5&price=66000&stopPrice=60000"
                                        + "&stopLimitPrice=59000&stopLimitTimeInForce=GTC"
                                        + "&stopIcebergQty=0.1");
        assertThat(oco.below().type()).isEqualTo(OrderType.STOP_LOSS_LIMIT);
        assertThat(oco.below().ticks()).isEqualTo(5_900_000);
        assertThat(oco.below().icebergLots()).isEqualTo(10_000);
        assertRefused(
                ListReader::oldOco,
                "side=SELL&quantity=0.5&price=66000&stopPrice=60000&stopLimitPrice=59000",
                -1102);
        assertRefused(
                ListReader::oldOco,
                "side=SELL&quantity=0.5&price=66000&stopPrice=60000&stopLimitPrice=59000"
                        + "&stopLimitTimeInForce=IOC&stopIcebergQty=0.1",
                -1160);
        assertRefused(ListReader::oldOco, "side=SELL&quantity=0.5&price=66000", -1102);
        assertRefused(ListReader::oldOco, "side=SELL&quantity=0.5&stopPrice=66000", -1102);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BUY|" + LIMIT_ABOVE + "|" + LIMIT_BELOW + "|-1168",
                "SELL|" + LIMIT_ABOVE + "|" + LIMIT_BELOW + "|-1168",
                "BUY|" + LIMIT_ABOVE + "|" + STOP_BELOW + "|-1165",
                "SELL|" + STOP_ABOVE + "|" + LIMIT_BELOW + "|-1197",
                "SELL|aboveType=TAKE_PROFIT&aboveStopPrice=1|" + LIMIT_BELOW + "|-1166",
                "BUY|" + STOP_ABOVE + "|" + STOP_BELOW + "|-1196",
                "SELL|" + STOP_ABOVE + "|" + STOP_BELOW + "|-1197",
                "BUY|aboveType=TAKE_PROFIT&aboveStopPrice=1|" + STOP_BELOW + "|-1198",
                "SELL|" + LIMIT_ABOVE + "|belowType=TAKE_PROFIT&belowStopPrice=1|-1199",
                "SELL|aboveType=LIMIT&abovePrice=1|" + STOP_BELOW + "|-1158",
                "SELL|" + LIMIT_ABOVE + "|belowType=MARKET|-1158",
                "SELL|" + LIMIT_ABOVE + "|belowType=GUESS|-1116",
                "SELL|" + LIMIT_ABOVE + "|belowStopPrice=60000|-1102",
                "SELL|" + LIMIT_ABOVE + "|belowType=STOP_LOSS|-1102",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|belowType=STOP_LOSS_LIMIT&belowStopPrice=1"
                        + "&belowTimeInForce=GTC|-1102",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|belowType=STOP_LOSS_LIMIT&belowStopPrice=1"
                        + "&belowPrice=1|-1102",
                "SELL|"
                        + LIMIT_ABOVE
                        + "|belowType=STOP_LOSS_LIMIT&belowStopPrice=1"
                        + "&belowPrice=1&belowTimeInForce=FOK&belowIcebergQty=0.1|-1160",
                "SELL|" + LIMIT_ABOVE + "&aboveStopPrice=1|" + STOP_BELOW + "|-1106",
                "SELL|" + LIMIT_ABOVE + "|" + STOP_BELOW + "&belowPrice=1|-1106",
                "SELL|" + LIMIT_ABOVE + "&aboveTimeInForce=GTC|" + STOP_BELOW + "|-1106",
                "SELL|" + LIMIT_ABOVE + "|" + STOP_BELOW + "&belowQuantity=1|-1104",
                "SELL|" + LIMIT_ABOVE + "&abovePegPriceType=BEST|" + STOP_BELOW + "|-1210",
                "SELL|" + LIMIT_ABOVE + "&aboveStrategyType=5|" + STOP_BELOW + "|-1134",
                "HOLD|" + LIMIT_ABOVE + "|" + STOP_BELOW + "|-1117",
                "SELL|" + LIMIT_ABOVE + "&listClientOrderId=a b|" + STOP_BELOW + "|-1100",
            })
    void aPairThatDoesNotFitIsRefused(String side, String above, String below, int code) {
        String query = "side=" + side + "&quantity=0.5&" + above + "&" + below;
        assertRefused(ListReader::oco, query, code);
    }

    @Test
    void anOtoHasTwoOrdersOfTheirOwn() throws Refusal {
        NewOrderList.Oto oto =
                (NewOrderList.Oto)
                        read(
                                ListReader::oto,
                                WORKING
                                        + "&workingIcebergQty=0.1&workingClientOrderId=w"
                                        + "&pendingType=MARKET&pendingSide=SELL"
                                        + "&pendingQuantity=0.1&pendingClientOrderId=p"
                                        + "&listClientOrderId=both");
        assertThat(oto.listClientOrderId()).isEqualTo("both");
        assertThat(oto.working().type()).isEqualTo(OrderType.LIMIT);
        assertThat(oto.working().side()).isEqualTo(Side.BUY);
        assertThat(oto.working().lots()).isEqualTo(20_000);
        assertThat(oto.working().icebergLots()).isEqualTo(10_000);
        assertThat(oto.working().clientOrderId()).isEqualTo("w");
        assertThat(oto.pending().type()).isEqualTo(OrderType.MARKET);
        assertThat(oto.pending().side()).isEqualTo(Side.SELL);
        assertThat(oto.pending().lots()).isEqualTo(10_000);
        assertThat(oto.pending().clientOrderId()).isEqualTo("p");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "workingType=MARKET|-1116",
                "workingType=STOP_LOSS&workingStopPrice=1|-1116",
                "workingType=LIMIT_MAKER|-1106",
                "workingTimeInForce=|-1105",
                "workingTimeInForce=IOC&workingIcebergQty=0.1|-1160",
                "pendingType=LIMIT|-1102",
                "pendingType=LIMIT&pendingPrice=1|-1102",
                "pendingType=STOP_LOSS|-1102",
                "pendingType=TAKE_PROFIT_LIMIT&pendingStopPrice=1&pendingPrice=1|-1102",
                "pendingQuoteOrderQty=1|-1104",
                "quantity=1|-1104",
                "side=BUY|-1104",
            })
    void anOtoThatDoesNotFitIsRefused(String change, int code) {
        StringBuilder query = new StringBuilder(change);
        String whole = WORKING + "&pendingType=MARKET&pendingSide=SELL&pendingQuantity=0.1";
        for (String each : whole.split("&", -1)) {
            String name = each.substring(0, each.indexOf('=') + 1);
            if (!query.toString().startsWith(name) && query.indexOf("&" + name) < 0) {
                query.append('&').append(each);
            }
        }
        assertRefused(ListReader::oto, query.toString(), code);
    }

    @Test
    void theTwoPendingOrdersOfAnOtocoShareSideAndQuantity() throws Refusal {
        NewOrderList.Otoco otoco =
                (NewOrderList.Otoco)
                        read(
                                ListReader::otoco,
                                WORKING
                                        + "&pendingSide=SELL&pendingQuantity=0.3"
                                        + "&pendingAboveType=LIMIT_MAKER&pendingAbovePrice=70000"
                                        + "&pendingAboveClientOrderId=up"
                                        + "&pendingBelowType=STOP_LOSS"
                                        + "&pendingBelowTrailingDelta=200"
                                        + "&pendingBelowClientOrderId=down");
        assertThat(otoco.working().lots()).isEqualTo(20_000);
        assertThat(otoco.above().ticks()).isEqualTo(7_000_000);
        assertThat(otoco.above().clientOrderId()).isEqualTo("up");
        assertThat(otoco.below().trigger()).isEqualTo(new Trigger(0, 200));
        assertThat(otoco.below().clientOrderId()).isEqualTo("down");
        for (NewOrder each : otoco.orders().subList(1, 3)) {
            assertThat(each.side()).isEqualTo(Side.SELL);
            assertThat(each.lots()).isEqualTo(30_000);
        }
        // The stop loss comes first, as in the samples.
        assertThat(otoco.orders().get(1)).isEqualTo(otoco.below());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pendingAboveType=LIMIT_MAKER&pendingAbovePrice=1|-1102",
                "pendingAboveType=LIMIT_MAKER&pendingAbovePrice=1&pendingBelowType=LIMIT_MAKER"
                        + "&pendingBelowPrice=1|-1168",
                "pendingAboveType=LIMIT&pendingAbovePrice=1&pendingBelowType=STOP_LOSS"
                        + "&pendingBelowStopPrice=1|-1158",
                "pendingAboveType=STOP_LOSS&pendingAboveStopPrice=1&pendingBelowType=STOP_LOSS"
                        + "&pendingBelowStopPrice=1|-1197",
            })
    void aPendingPairMustFitToo(String pair, int code) {
        assertRefused(
                ListReader::otoco, WORKING + "&pendingSide=SELL&pendingQuantity=0.3&" + pair, code);
    }
}
