package app.ringdown.exchange.engine;

import app.ringdown.exchange.account.NewOrder;
import app.ringdown.exchange.listing.Listing;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A user's open orders. */
final class UserAccount {
    private final TreeMap<Long, UserOrder> open = new TreeMap<>();
    private final Map<ClientId, UserOrder> byClientId = new HashMap<>();
    private final Map<Integer, Filters.Held> held = new HashMap<>();

    private final TreeMap<Long, UserList> lists = new TreeMap<>();

    /** When its balances last changed, in microseconds since the epoch. */
    long updated;

    private record ClientId(int listing, String id) {}

    void add(UserOrder order) {
        open.put(order.id(), order);
        byClientId.put(clientId(order), order);
        held.put(order.market.listing.index(), held(order.market.listing).with(order.terms));
    }

    void remove(UserOrder order) {
        if (open.remove(order.id()) != null) {
            byClientId.remove(clientId(order), order);
            held.put(order.market.listing.index(), held(order.market.listing).without(order.terms));
        }
    }

    /** Gives an open order other terms; only the quantity and the client's id may differ. */
    void amend(UserOrder order, NewOrder terms) {
        byClientId.remove(clientId(order), order);
        order.terms = terms;
        byClientId.put(clientId(order), order);
    }

    void add(UserList list) {
        lists.put(list.id, list);
    }

    void remove(UserList list) {
        lists.remove(list.id);
    }

    /** Open lists by id; with a null listing those of all. */
    List<UserList> lists(@Nullable Listing listing) {
        return lists.values().stream()
                .filter(list -> listing == null || listing.index() == list.market.listing.index())
                .toList();
    }

    @Nullable UserOrder byId(long orderId) {
        return open.get(orderId);
    }

    @Nullable UserOrder byClientId(Listing listing, String clientOrderId) {
        return byClientId.get(new ClientId(listing.index(), clientOrderId));
    }

    /** How many orders it has open in a listing. */
    Filters.Held held(Listing listing) {
        return held.getOrDefault(listing.index(), Filters.Held.NOTHING);
    }

    /** Open orders by id; with a null listing those of all. */
    List<UserOrder> open(@Nullable Listing listing) {
        List<UserOrder> found = new ArrayList<>();
        for (UserOrder order : open.values()) {
            if (listing == null || listing.index() == order.market.listing.index()) {
                found.add(order);
            }
        }
        return found;
    }

    private static ClientId clientId(UserOrder order) {
        return new ClientId(order.market.listing.index(), order.terms.clientOrderId());
    }
}
