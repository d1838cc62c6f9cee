package org.attributionj.models;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.attributionj.core.model.AttributionModel;
import org.attributionj.core.model.BoundModel;
import org.attributionj.core.model.Kernel;
import org.junit.jupiter.api.Test;

/** The arrows of the module, and that algorithms stay behind the catalogue. */
class ArchitectureTest {
    private static final JavaClasses MODELS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.models");

    /** The core's internal package is not exported: on the module path it cannot be reached. */
    @Test
    void modelsDependOnCoreAndOnNoModuleToTheRight() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.eval..",
                        "org.attributionj.io..",
                        "org.attributionj.report..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..",
                        "org.attributionj.testkit..",
                        "org.attributionj.core.internal..",
                        "java.sql..",
                        "java.io.File")
                .check(MODELS);
    }

    /** Jackson is optional: who only credits journeys runs without it. */
    @Test
    void onlyTheJsonPackageKnowsJackson() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.attributionj.models.json..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson..", "org.attributionj.models.json..")
                .check(MODELS);
    }

    @Test
    void packagesAreFreeOfCycles() {
        slices().matching("org.attributionj.(models..)")
                .should()
                .beFreeOfCycles()
                .check(MODELS);
    }

    @Test
    void rulesAreNotPublic() {
        classes()
                .that()
                .resideInAPackage("..rules..")
                .and(DescribedPredicate.describe(
                        "are models, bound models or kernels",
                        type -> type.isAssignableTo(AttributionModel.class)
                                || type.isAssignableTo(BoundModel.class)
                                || type.isAssignableTo(Kernel.class)))
                .should()
                .notBePublic()
                .check(MODELS);
    }

    @Test
    void familiesDoNotKnowTheCatalogue() {
        noClasses()
                .that()
                .resideInAnyPackage("..rules..", "..modifiers..", "..spec..", "..internal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.attributionj.models")
                .check(MODELS);
    }

    @Test
    void modelsReadNoClockAndDrawNoUnseededNumbers() {
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
                .check(MODELS);
    }
}
