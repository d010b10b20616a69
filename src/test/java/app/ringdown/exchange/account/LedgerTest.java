package app.ringdown.exchange.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class LedgerTest {
    private final Ledger ledger = new Ledger(List.of("BTC", "USDT"));

    @BeforeEach
    void twoAccounts() {
        ledger.open(Accounts.FEES);
        ledger.open(1);
        ledger.open(2);
        ledger.deposit(1, 1, 1_000);
    }

    @Test
    void aPaymentMovesLockedMoneyAndItsFee() {
        assertThat(ledger.lock(1, 1, 600)).isTrue();
        ledger.pay(1, 1, 500, 2, 5);

        assertThat(ledger.balance(1, 1)).isEqualTo(new Balance("USDT", 400, 100));
        assertThat(ledger.free(2, 1)).isEqualTo(495);
        assertThat(ledger.free(Accounts.FEES, 1)).isEqualTo(5);
        assertThat(ledger.issued(1)).isEqualTo(1_000);
    }

    @Test
    void nothingIsLockedThatIsNotFree() {
        assertThat(ledger.lock(1, 1, 1_001)).isFalse();
        assertThat(ledger.balance(1, 1)).isEqualTo(new Balance("USDT", 1_000, 0));
    }

    @Test
    void noMovementMakesABalanceNegative() {
        ledger.lock(1, 1, 100);
        assertThatThrownBy(() -> ledger.pay(1, 1, 101, 2, 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.release(1, 1, 101))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.withdraw(1, 1, 901))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.pay(1, 1, 50, 2, 51))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ledger.lock(1, 1, -1)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.balance(1, 1)).isEqualTo(new Balance("USDT", 900, 100));
    }

    @Test
    void thereIsNeverMoreOfAnAssetThanALongHolds() {
        ledger.deposit(2, 1, Long.MAX_VALUE - 1_000);
        assertThatThrownBy(() -> ledger.deposit(1, 1, 1)).isInstanceOf(ArithmeticException.class);
    }
}
