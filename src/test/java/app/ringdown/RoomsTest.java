package app.ringdown;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The rooms of the program, and which of them may import which. */
class RoomsTest {
    private static final String ROOT = "app.ringdown";
    private static final JavaClasses PROGRAM =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOT);

    @Test
    void aMarketKnowsNothingElse() {
        room("market..").mayImport().because("what is true of a market is true without us");
    }

    @Test
    void anOrderKnowsTheMarket() {
        room("order..").mayImport("market..").because("an order is for something on a market");
    }

    @Test
    void theWireKnowsNothingOfTrading() {
        room("wire..").mayImport().because("it moves bytes, and a venue says what they mean");
    }

    @Test
    void thePortToVenuesKnowsNoVenue() {
        room("venue")
                .mayImport("order..", "market..")
                .because("it is what all venues have in common, and a new one must not change it");
    }

    @Test
    void aVenueIsBuiltOnThePortAndTheWire() {
        room("venue.*..")
                .mayImport("venue", "order..", "market..", "wire..")
                .because("it translates between the two, and no more than that");
    }

    @Test
    void aVenueIsAnIsland() {
        check(
                slices().matching(ROOT + ".venue.(*)..")
                        .should()
                        .notDependOnEachOther()
                        .because("a venue is added or dropped as one folder"));
    }

    @Test
    void theDeskKnowsVenuesByTheirPort() {
        room("desk..")
                .mayImport("venue", "order..", "market..", "wire..")
                .because("it is the application without a window, the same for every venue");
    }

    @Test
    void theStoreServesThePortsOfOthers() {
        room("store..")
                .mayImport("desk..", "order..", "market..")
                .because("it implements what the desk and the orders ask for");
    }

    @Test
    void theScreenKnowsVenuesByTheirPort() {
        room("ui..")
                .mayImport("desk..", "venue", "order..", "market..")
                .because("it shows what the desk has, whichever venue that is from");
    }

    @Test
    void theExchangeStandsAsIfItWereAnotherCompanys() {
        room("exchange..")
                .mayImport()
                .because("the client may know of it only what is said over the wire");
    }

    @Test
    void aBenchOfTheExchangeMeasuresTheExchangeAlone() {
        room("bench.exchange..")
                .mayImport("bench", "exchange..")
                .because("its clients are leaner than ours, which would be measured too");
    }

    @Test
    void aBenchOfTheQuotesMeasuresTheirWayAndNothingElse() {
        room("bench.ingest..")
                .mayImport("market", "venue", "venue.binance", "wire")
                .because("it is the way from the socket to the store that it measures");
    }

    @Test
    void aBenchOfTheTableMeasuresTheWholeWayToTheScreen() {
        room("bench.table..")
                .mayImport(
                        "bench",
                        "market",
                        "order",
                        "wire",
                        "venue",
                        "venue.binance",
                        "desk",
                        "ui.base",
                        "ui.watch")
                .because("it has the window's watch list fed by another server");
    }

    @Test
    void aBenchOfTheOrdersMeasuresTheWholeWayOfAClick() {
        room("bench.orders..")
                .mayImport(
                        "bench",
                        "bench.exchange",
                        "market",
                        "order",
                        "venue",
                        "desk",
                        "ui.base",
                        "ui.orders",
                        "ui.shell")
                .because("it has a hand on the window, and knows the venue by its port");
    }

    @Test
    void onlyTheRootJoinsTheRooms() {
        check(
                noClasses()
                        .that()
                        .resideOutsideOfPackage(ROOT)
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage(ROOT)
                        .because("the root builds the rooms and hands them what they need"));
    }

    @Test
    void onlyTheScreenDrawsWithJavaFx() {
        onlyIn("ui..", "bench.table..", "bench.orders..", "")
                .use("javafx..", "atlantafx..", "org.kordamp.ikonli..")
                .because("the core does not know the screen");
    }

    @Test
    void onlyTheWireCallsOthersByHttp() {
        onlyIn("wire..")
                .use("java.net.http..")
                .because("time-outs, limits and clocks are kept there");
    }

    @Test
    void onlyTheWireAndTheExchangeSpeakWebSocket() {
        onlyIn("wire..", "exchange.api..")
                .use("org.java_websocket..")
                .because("there is one place on each side where frames become bytes");
    }

    @Test
    void onlyTheEchoIsTheJdksServer() {
        onlyIn("bench.exchange..")
                .use("com.sun.net.httpserver..")
                .because("a client serves nobody, and the exchange has a port of its own kind");
    }

    @Test
    void onlyTheStoreAndTheLedgerKnowSql() {
        onlyIn("store..", "exchange.account..")
                .use("java.sql..", "org.sqlite..")
                .because("each has a file of its own that nobody else opens");
    }

    @Test
    void onlyTheRootReadsTheCommandLine() {
        onlyIn("").use("picocli..").because("options come into the rooms as arguments");
    }

    @Test
    void marketsAndOrdersArePure() {
        List<String> java = List.of("java.lang..", "java.math..", "java.time..", "java.util..");
        List<String> annotations =
                List.of("org.jspecify.annotations..", "com.google.errorprone.annotations..");
        check(
                classes()
                        .that()
                        .resideInAnyPackage(in("market..", "order.."))
                        .should()
                        .onlyDependOnClassesThat(
                                resideInAnyPackage(in("market..", "order.."))
                                        .or(resideInAnyPackage(java.toArray(String[]::new)))
                                        .or(resideInAnyPackage(annotations.toArray(String[]::new)))
                                        // A port says how those behind it may fail.
                                        .or(type(IOException.class)))
                        .because("they compute; files, sockets and logs are other rooms' work"));
    }

    @Test
    void noPackagesImportEachOtherInACircle() {
        check(
                slices().assignedFrom(packages())
                        .should()
                        .beFreeOfCycles()
                        .because("a package that can be read alone can be understood alone"));
    }

    @Test
    void aParentImportsItsChildrenOrIsImportedByThem() {
        List<String> both =
                allPackages(PROGRAM.getPackage(ROOT))
                        .filter(RoomsTest::importsItsChildren)
                        .filter(RoomsTest::isImportedByItsChildren)
                        .map(JavaPackage::getName)
                        .toList();
        assertThat(both)
                .as(
                        "packages that import some child and are imported by some child: a parent"
                                + " is either where its children are joined or what they share")
                .isEmpty();
    }

    private static boolean importsItsChildren(JavaPackage parent) {
        return classesOf(parent)
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(Dependency::getTargetClass)
                .anyMatch(isBelow(parent));
    }

    private static boolean isImportedByItsChildren(JavaPackage parent) {
        return classesOf(parent)
                .flatMap(type -> type.getDirectDependenciesToSelf().stream())
                .map(Dependency::getOriginClass)
                .anyMatch(isBelow(parent));
    }

    private static Predicate<JavaClass> isBelow(JavaPackage parent) {
        return type -> type.getPackageName().startsWith(parent.getName() + ".");
    }

    private static Stream<JavaClass> classesOf(JavaPackage one) {
        return one.getClasses().stream();
    }

    private static Stream<JavaPackage> allPackages(JavaPackage root) {
        return root.getSubpackagesInTree().stream();
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(type.getPackageName());
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    // The two forms that most rules have. A room is named by its package below the root, "" being
    // the root.

    private interface Because {
        void because(String reason);
    }

    private interface MayImport {
        Because mayImport(String... rooms);
    }

    private interface Use {
        Because use(String... libraries);
    }

    private static MayImport room(String room) {
        return others ->
                reason ->
                        check(
                                classes()
                                        .that()
                                        .resideInAPackage(in(room)[0])
                                        .should()
                                        .onlyDependOnClassesThat(
                                                resideInAnyPackage(in(others))
                                                        .or(resideInAnyPackage(in(room)))
                                                        .or(resideOutsideOfPackage(ROOT + "..")))
                                        .because(reason));
    }

    private static Use onlyIn(String... rooms) {
        return libraries ->
                reason ->
                        check(
                                noClasses()
                                        .that()
                                        .resideOutsideOfPackages(in(rooms))
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAnyPackage(libraries)
                                        .because(reason));
    }

    private static String[] in(String... rooms) {
        return Stream.of(rooms)
                .map(room -> room.isEmpty() ? ROOT : ROOT + "." + room)
                .toArray(String[]::new);
    }

    /** A room that nobody has moved into yet breaks no rule. */
    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(PROGRAM);
    }
}
