package org.attributionj.eval;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows of the module, and that nothing in it depends on the clock or on luck. */
class ArchitectureTest {
    private static final JavaClasses EVAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.eval");

    @Test
    void dependsOnCoreAndModelsOnly() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.io..",
                        "org.attributionj.report..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..",
                        "org.attributionj.testkit..",
                        "org.attributionj.core.internal..",
                        "org.attributionj.models.internal..",
                        "com.fasterxml..",
                        "java.sql..",
                        "java.nio.file..",
                        "java.io.File")
                .check(EVAL);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.attributionj.(eval..)").should().beFreeOfCycles().check(EVAL);
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
                .check(EVAL);
    }
}
