package org.attributionj.report;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the module, and that nothing in it depends on the clock or on luck. */
class ArchitectureTest {
    private static final JavaClasses REPORT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.report");

    @Test
    void dependsOnCoreAndModelsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.io..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..",
                        "org.attributionj.testkit..",
                        "org.attributionj.core.internal..",
                        "org.attributionj.models.internal..",
                        "java.sql..",
                        "java.nio.file..",
                        "java.io.File")
                .check(REPORT);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.attributionj.(report..)")
                .should()
                .beFreeOfCycles()
                .check(REPORT);
    }

    @Test
    void readsNoClockAndDrawsNoUnseededNumbers() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.time.Clock")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(REPORT);
    }
}
