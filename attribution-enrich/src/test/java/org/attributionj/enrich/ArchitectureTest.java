package org.attributionj.enrich;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Enrichment stands on core alone, reads no clock, and its packages form no cycle. */
class ArchitectureTest {
    private static final JavaClasses ENRICH = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.attributionj.enrich");

    @Test
    void onlyCoreIsUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("org.attributionj..")
                        .and(resideOutsideOfPackages("org.attributionj.enrich..", "org.attributionj.core..")))
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.attributionj.core.internal..")
                .check(ENRICH);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("org.attributionj.enrich.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ENRICH);
        noClasses()
                .that()
                .resideInAPackage("org.attributionj.enrich")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.attributionj.enrich.*..")
                .check(ENRICH);
    }

    @Test
    void noClockIsRead() {
        noClasses()
                .should()
                .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(nameMatching("now"))))
                .check(ENRICH);
    }
}
