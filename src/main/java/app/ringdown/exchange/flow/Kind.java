package app.ringdown.exchange.flow;

/** The kinds of synthetic traders. Each has one account, which all traders of the kind share. */
enum Kind {
    MAKER_NEAR("maker-near"),
    MAKER_MIDDLE("maker-middle"),
    MAKER_FAR("maker-far"),
    PATIENT("patient"),
    CROWD("crowd"),
    INFORMED("informed"),
    TREND("trend"),
    VALUE("value"),
    WHALE("whale");

    /** Name of the account. */
    final String account;

    Kind(String account) {
        this.account = account;
    }
}
