package app.ringdown.exchange.account;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who has what. Every sum is in 1e-8 units of its asset; an asset is named by its index here. Money
 * enters by {@link #deposit} and leaves by {@link #withdraw} only: what has been issued of an asset
 * is at every moment the sum of what all accounts have of it, free and locked. No balance is ever
 * negative: a movement that would make it so is a fault of the program and throws. One thread.
 */
public final class Ledger {
    private final List<String> assets;
    private final Map<String, Integer> indices = new HashMap<>();
    private final long[] issued;
    private final ArrayList<long @Nullable []> accounts = new ArrayList<>();

    /** An empty ledger of these assets. */
    public Ledger(List<String> assets) {
        this.assets = List.copyOf(assets);
        this.issued = new long[assets.size()];
        for (int i = 0; i < assets.size(); i++) {
            indices.put(assets.get(i), i);
        }
    }

    /** The assets, by index. */
    public List<String> assets() {
        return assets;
    }

    /** The index of an asset, -1 if it is not kept here. */
    public int index(String asset) {
        return indices.getOrDefault(asset, -1);
    }

    /** Opens an account with nothing in it, if it is not open. */
    public void open(int account) {
        while (accounts.size() <= account) {
            accounts.add(null);
        }
        if (accounts.get(account) == null) {
            accounts.set(account, new long[2 * issued.length]);
        }
    }

    /** The numbers of all open accounts, ascending. */
    public List<Integer> accounts() {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            if (accounts.get(i) != null) {
                open.add(i);
            }
        }
        return open;
    }

    /** Whether there is such an account. */
    public boolean has(int account) {
        return account >= 0 && account < accounts.size() && accounts.get(account) != null;
    }

    public long free(int account, int asset) {
        return of(account)[2 * asset];
    }

    public long locked(int account, int asset) {
        return of(account)[2 * asset + 1];
    }

    /** An account's balance of one asset, for telling. */
    public Balance balance(int account, int asset) {
        return new Balance(assets.get(asset), free(account, asset), locked(account, asset));
    }

    /** How much of an asset there is. */
    public long issued(int asset) {
        return issued[asset];
    }

    /** What all house traders have of an asset together, free and locked. */
    public long house(int asset) {
        long sum = 0;
        for (int i = Accounts.FIRST_HOUSE; i < accounts.size(); i++) {
            sum += free(i, asset) + locked(i, asset);
        }
        return sum;
    }

    /**
     * Brings money in.
     *
     * @throws ArithmeticException if there would be more of the asset than a {@code long} holds
     */
    public void deposit(int account, int asset, long units) {
        require(units >= 0, account, asset);
        issued[asset] = Math.addExact(issued[asset], units);
        of(account)[2 * asset] += units;
    }

    /** Takes free money out. */
    public void withdraw(int account, int asset, long units) {
        long[] balances = of(account);
        require(units >= 0 && balances[2 * asset] >= units, account, asset);
        balances[2 * asset] -= units;
        issued[asset] -= units;
    }

    /**
     * Sets free money aside.
     *
     * @return whether there was enough; if not, nothing has changed
     */
    public boolean lock(int account, int asset, long units) {
        long[] balances = of(account);
        require(units >= 0, account, asset);
        if (balances[2 * asset] < units) {
            return false;
        }
        balances[2 * asset] -= units;
        balances[2 * asset + 1] += units;
        return true;
    }

    /** Makes locked money free again. */
    public void release(int account, int asset, long units) {
        long[] balances = of(account);
        require(units >= 0 && balances[2 * asset + 1] >= units, account, asset);
        balances[2 * asset + 1] -= units;
        balances[2 * asset] += units;
    }

    /**
     * Pays locked money to another account, a part of it as a fee to {@link Accounts#FEES}.
     *
     * @param units the whole sum
     * @param fee what of it goes to the fees
     */
    public void pay(int from, int asset, long units, int to, long fee) {
        long[] payer = of(from);
        require(fee >= 0 && units >= fee && payer[2 * asset + 1] >= units, from, asset);
        payer[2 * asset + 1] -= units;
        of(to)[2 * asset] += units - fee;
        if (fee > 0) {
            of(Accounts.FEES)[2 * asset] += fee;
        }
    }

    private long[] of(int account) {
        long[] balances = accounts.get(account);
        if (balances == null) {
            throw new IndexOutOfBoundsException("no account " + account);
        }
        return balances;
    }

    private void require(boolean sound, int account, int asset) {
        if (!sound) {
            throw new IllegalStateException(
                    "account " + account + " cannot cover this in " + assets.get(asset));
        }
    }

    /** Every balance of an account: free and locked by turns, by asset. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int account : accounts()) {
            text.append(account).append(' ').append(Arrays.toString(of(account))).append('\n');
        }
        return text.toString();
    }
}
