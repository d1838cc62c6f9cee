package org.attributionj.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Arrows between modules point one way: toward the nouns. The command stands on all of them, so they are checked here. */
class ModuleArrowsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.attributionj");

    @Test
    void coreDependsOnNoOtherModuleAndDoesNoInputOrOutput() {
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.models..",
                        "org.attributionj.eval..",
                        "org.attributionj.io..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..",
                        "com.fasterxml..",
                        "java.sql..",
                        "java.net..",
                        "java.nio.file..")
                .check(CLASSES);
    }

    @Test
    void modelsAndFilesDoNotKnowEachOther() {
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.models..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.eval..",
                        "org.attributionj.io..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..",
                        "java.sql..")
                .check(CLASSES);
        // Jackson is optional for models: only who stores them needs it
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.models..")
                .and()
                .resideOutsideOfPackage("org.attributionj.models.json..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.fasterxml..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.eval..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.attributionj.io..", "org.attributionj.cli..", "com.fasterxml..", "java.sql..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.io..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.models..",
                        "org.attributionj.eval..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.jdbc..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.attributionj.models..", "org.attributionj.eval..", "org.attributionj.cli..")
                .check(CLASSES);
    }

    @Test
    void sourcesStandOnFilesAlone() {
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.sources..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.attributionj.models..",
                        "org.attributionj.eval..",
                        "org.attributionj.jdbc..",
                        "org.attributionj.cli..")
                .check(CLASSES);
    }

    @Test
    void nobodyReachesIntoAnotherModulesInternals() {
        for (String module : new String[] {"core", "models", "eval", "io", "jdbc", "enrich"}) {
            noClasses()
                    .that()
                    .resideOutsideOfPackage("org.attributionj." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("org.attributionj." + module + ".internal..")
                    .check(CLASSES);
        }
    }
}
