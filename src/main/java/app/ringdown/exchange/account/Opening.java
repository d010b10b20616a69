package app.ringdown.exchange.account;

import java.util.List;
import java.util.Map;

/**
 * What an exchange starts from.
 *
 * @param balances by account and asset, of users and fees
 * @param issued by asset, how much there is of it
 * @param house by asset, what the house traders had of it together
 * @param counters by name, a number below which all ids of that name may have been used
 * @param keys every key
 * @param openOrders users' open orders, by id
 * @param openLists users' open order lists, by id
 */
public record Opening(
        Map<Integer, Map<String, Balance>> balances,
        Map<String, Long> issued,
        Map<String, Long> house,
        Map<String, Long> counters,
        List<ApiKey> keys,
        List<Order> openOrders,
        List<OrderList> openLists) {}
