package app.ringdown.exchange.api.call;

import app.ringdown.exchange.api.dialect.ApiError;
import app.ringdown.exchange.api.dialect.Params;
import app.ringdown.exchange.listing.Listing;
import app.ringdown.exchange.listing.TradingStatus;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds listings by the symbols that requests name. Any thread. */
public final class Symbols {
    private static final Set<String> STATUSES = Set.of("TRADING", "HALT", "BREAK");

    private final List<Listing> listings;
    private final Map<String, Listing> bySymbol = new HashMap<>();
    private final Function<Listing, TradingStatus> status;

    /**
     * Of these listings.
     *
     * @param status whether one trades, at the moment of the request; any thread
     */
    public Symbols(List<Listing> listings, Function<Listing, TradingStatus> status) {
        this.status = status;
        this.listings = List.copyOf(listings);
        for (Listing listing : listings) {
            bySymbol.put(listing.symbol(), listing);
        }
    }

    /**
     * The listings a request is about.
     *
     * @param single whether it named one by {@code symbol}, and so wants an object and no array
     */
    public record Selection(boolean single, List<Listing> listings) {}

    public List<Listing> all() {
        return listings;
    }

    public @Nullable Listing find(String symbol) {
        return bySymbol.get(symbol);
    }

    /** The mandatory {@code symbol}; -1121 if it is not listed. */
    public Listing one(Params params) {
        Listing listing = listed(params.symbol());
        requireStatus(listing, readStatus(params));
        return listing;
    }

    /** The optional {@code symbol}; null if it was not sent. */
    public @Nullable Listing optional(Params params) {
        String symbol = params.optionalSymbol();
        return symbol == null ? null : listed(symbol);
    }

    /** {@code symbol}, {@code symbols} or neither, which is all; both is -1128. */
    public Selection select(Params params) {
        String symbol = params.optionalSymbol();
        List<String> symbols = params.optionalList("symbols");
        String wanted = readStatus(params);
        if (symbol != null && symbols != null) {
            throw ApiError.BAD_COMBINATION.exception();
        }
        if (symbol != null) {
            Listing listing = listed(symbol);
            requireStatus(listing, wanted);
            return new Selection(true, List.of(listing));
        }
        List<Listing> chosen = new ArrayList<>();
        for (String each : symbols == null ? List.<String>of() : symbols) {
            chosen.add(listed(each));
        }
        List<Listing> named = symbols == null ? listings : chosen;
        return new Selection(false, named.stream().filter(one -> fits(one, wanted)).toList());
    }

    private Listing listed(String symbol) {
        Listing listing = bySymbol.get(symbol);
        if (listing == null) {
            throw ApiError.BAD_SYMBOL.exception();
        }
        return listing;
    }

    private void requireStatus(Listing listing, @Nullable String wanted) {
        if (!fits(listing, wanted)) {
            throw ApiError.STATUS_MISMATCH.exception();
        }
    }

    private boolean fits(Listing listing, @Nullable String wanted) {
        return wanted == null || status.apply(listing).name().equals(wanted);
    }

    /** The optional {@code symbolStatus}; null if it was not sent. */
    private static @Nullable String readStatus(Params params) {
        String status = params.optional("symbolStatus");
        if (status != null && !STATUSES.contains(status)) {
            throw ApiError.BAD_SYMBOL_STATUS.exception();
        }
        return status;
    }
}
