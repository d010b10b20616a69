package app.ringdown.ui.trade;

import javafx.scene.input.KeyCombination;

/** What a hot key can do with the chosen symbol. */
public enum TradeAction {
    BUY_BID("Alt+1"),
    BUY_MID("Alt+2"),
    BUY_ASK("Alt+3"),
    BUY_MARKET("Alt+4"),
    SELL_BID("Alt+5"),
    SELL_MID("Alt+6"),
    SELL_ASK("Alt+7"),
    SELL_MARKET("Alt+8"),
    /** The last order still working goes to the best price of its own side. */
    JOIN("Alt+J"),
    CANCEL_LAST("Alt+Z"),
    CANCEL_BUYS("Alt+B"),
    CANCEL_SELLS("Alt+S"),
    CANCEL_SYMBOL("Alt+X"),
    CLOSE_25("Alt+U"),
    CLOSE_50("Alt+I"),
    CLOSE_100("Alt+O"),
    /** Cancels all orders of the symbol first. */
    FLATTEN("Alt+K"),
    /** From long to short of the same size, where the venue can. */
    REVERSE("Alt+R"),
    /** The stop of the position goes to the price at which nothing is lost. */
    STOP_BREAK_EVEN("Alt+P");

    private final String usual;

    TradeAction(String usual) {
        this.usual = usual;
    }

    /** Its keys at the first start. */
    KeyCombination usual() {
        return KeyCombination.valueOf(usual);
    }

    /** Whether it can bring new risk, so that it needs arming; the others make it less. */
    public boolean isRisky() {
        return switch (this) {
            case BUY_BID,
                    BUY_MID,
                    BUY_ASK,
                    BUY_MARKET,
                    SELL_BID,
                    SELL_MID,
                    SELL_ASK,
                    SELL_MARKET,
                    JOIN,
                    REVERSE ->
                    true;
            case CANCEL_LAST,
                    CANCEL_BUYS,
                    CANCEL_SELLS,
                    CANCEL_SYMBOL,
                    CLOSE_25,
                    CLOSE_50,
                    CLOSE_100,
                    FLATTEN,
                    STOP_BREAK_EVEN ->
                    false;
        };
    }
}
