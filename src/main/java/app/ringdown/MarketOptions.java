package app.ringdown;

import app.ringdown.exchange.ExchangeOptions;
import app.ringdown.exchange.flow.FlowSource;

import picocli.CommandLine.Option;

/** Who else trades on the exchange. */
final class MarketOptions implements OptionSection {

    @Option(names = "--flow", paramLabel = "SOURCE", defaultValue = "synthetic")
    private String flow = "";

    @Override
    public ExchangeOptions applyTo(ExchangeOptions options) {
        return options.withFlow(FlowSource.of(flow));
    }
}
