package org.attributionj.core;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The arrows of dependency point left, toward the nouns; and core knows no clock, no chance and no input or output. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.core");

    @Test
    void arrowsPointLeft() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("money")
                .definedBy("..core.money..")
                .layer("event")
                .definedBy("..core.event..")
                .layer("journey")
                .definedBy("..core.journey..")
                .layer("columnar")
                .definedBy("..core.columnar..")
                .layer("model")
                .definedBy("..core.model..")
                .layer("statistic")
                .definedBy("..core.statistic..")
                .layer("fit")
                .definedBy("..core.fit..")
                .layer("comparison")
                .definedBy("..core.comparison..")
                .layer("assembly")
                .definedBy("..core.assembly..")
                .layer("run")
                .definedBy("..core.run..")
                .whereLayer("money")
                .mayNotAccessAnyLayer()
                .whereLayer("event")
                .mayOnlyAccessLayers("money")
                .whereLayer("journey")
                .mayOnlyAccessLayers("money", "event")
                .whereLayer("columnar")
                .mayOnlyAccessLayers("money", "event", "journey")
                .whereLayer("model")
                .mayOnlyAccessLayers("money", "event", "journey", "columnar")
                .whereLayer("statistic")
                .mayOnlyAccessLayers("money", "event", "journey", "columnar", "model")
                .whereLayer("fit")
                .mayOnlyAccessLayers("money", "event", "journey", "columnar", "model", "statistic", "assembly")
                .whereLayer("comparison")
                .mayOnlyAccessLayers("money", "statistic")
                .whereLayer("assembly")
                .mayOnlyAccessLayers("money", "event", "journey", "columnar")
                .whereLayer("run")
                .mayOnlyAccessLayers("money", "event", "journey", "columnar", "model", "statistic", "assembly")
                .check(CORE);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.attributionj.core.(**)")
                .should()
                .beFreeOfCycles()
                .check(CORE);
    }

    @Test
    void statisticsKnowTheirContractAndNotEachOther() {
        slices().matching("org.attributionj.core.statistic.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CORE);
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.core.statistic")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.attributionj.core.statistic.*..")
                .check(CORE);
    }

    @Test
    void internalIsAtTheBottom() {
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.core.internal..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.attributionj..")
                        .and(resideOutsideOfPackage("org.attributionj.core.internal..")))
                .check(CORE);
    }

    @Test
    void nothingOfOtherModulesIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.attributionj..").and(resideOutsideOfPackage("org.attributionj.core..")))
                .check(CORE);
    }

    private static final ArchRule NO_CLOCK = noClasses()
            .should()
            .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now"))))
            .orShould()
            .callMethodWhere(target(owner(type(Clock.class))).and(target(nameMatching("system.*"))))
            .orShould()
            .callMethodWhere(target(owner(type(System.class))).and(target(nameMatching("currentTimeMillis|nanoTime"))));

    private static final ArchRule NO_CHANCE = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.Random|java\\.util\\.concurrent\\.ThreadLocalRandom")
            .orShould()
            .callMethodWhere(target(owner(type(Math.class))).and(target(nameMatching("random"))))
            .orShould()
            .callMethodWhere(target(owner(type(UUID.class))).and(target(nameMatching("randomUUID"))));

    private static final ArchRule NO_FILES = noClasses()
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "java.nio.file..", "java.nio.channels..", "java.net..", "java.sql..", "com.fasterxml.."))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File.*|RandomAccessFile|Console)");

    @Test
    void noClockIsRead() {
        NO_CLOCK.check(CORE);
    }

    @Test
    void nothingIsLeftToChance() {
        NO_CHANCE.check(CORE);
    }

    @Test
    void nothingIsReadOrWritten() {
        NO_FILES.check(CORE);
    }

    @Test
    void whoDoesSoIsFound() {
        assertThat(finds(NO_CLOCK, ReadsTheInstant.class)).isTrue();
        assertThat(finds(NO_CLOCK, TakesTheSystemsClock.class)).isTrue();
        assertThat(finds(NO_CLOCK, ReadsMillis.class)).isTrue();
        assertThat(finds(NO_CHANCE, RollsDice.class)).isTrue();
        assertThat(finds(NO_CHANCE, RollsOtherDice.class)).isTrue();
        assertThat(finds(NO_FILES, ReadsAFile.class)).isTrue();
        assertThat(finds(NO_CLOCK, RollsDice.class)).isFalse();
        assertThat(finds(NO_CHANCE, ReadsAFile.class)).isFalse();
        assertThat(finds(NO_FILES, ReadsTheInstant.class)).isFalse();
    }

    private static boolean finds(ArchRule rule, Class<?> offender) {
        return rule.evaluate(new ClassFileImporter().importClasses(offender)).hasViolation();
    }

    static final class ReadsTheInstant {
        Instant read() {
            return Instant.now();
        }
    }

    static final class TakesTheSystemsClock {
        Clock take() {
            return Clock.systemUTC();
        }
    }

    static final class ReadsMillis {
        long read() {
            return System.currentTimeMillis();
        }
    }

    static final class RollsDice {
        int roll() {
            return new Random(1).nextInt(6);
        }
    }

    static final class RollsOtherDice {
        double roll() {
            return Math.random();
        }
    }

    static final class ReadsAFile {
        boolean read(File file) {
            return file.canRead();
        }
    }
}
