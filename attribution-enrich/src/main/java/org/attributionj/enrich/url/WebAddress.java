package org.attributionj.enrich.url;

import com.google.common.collect.ImmutableList;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.attributionj.enrich.Problem;
import org.attributionj.enrich.ProblemKind;
import org.attributionj.enrich.Treatment;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page, taken apart as leniently as browsers do. {@link #parse} throws nothing, whatever the text. User
 * names and passwords are left out. Immutable and thread-safe.
 *
 * @param scheme the scheme in lower case, such as {@code https} or {@code android-app}; empty if there is none
 * @param host the host in lower case, in ASCII (IDN as {@code xn--}), without port; empty if there is none
 * @param path the path as written; may be empty
 * @param parameters the parameters of the query, then of the fragment, decoded, in their order
 */
public record WebAddress(String scheme, String host, String path, ImmutableList<Parameter> parameters) {

    /** An address longer than this many characters is not read. */
    public static final int LONGEST = 32_768;

    private static final WebAddress NONE = new WebAddress("", "", "", ImmutableList.of());

    /**
     * One parameter.
     *
     * @param name the name, decoded, in lower case
     * @param value the value, decoded, without blanks around it; may be empty
     */
    public record Parameter(String name, String value) {

        /**
         * Validates the components.
         *
         * @throws NullPointerException if a component is null
         */
        public Parameter {
            Objects.requireNonNull(name, "name must not be null");
            Objects.requireNonNull(value, "value must not be null");
        }
    }

    /**
     * Validates the components.
     *
     * @throws NullPointerException if a component is null
     */
    public WebAddress {
        Objects.requireNonNull(scheme, "scheme must not be null");
        Objects.requireNonNull(host, "host must not be null");
        Objects.requireNonNull(path, "path must not be null");
        Objects.requireNonNull(parameters, "parameters must not be null");
    }

    /**
     * Takes an address apart, in time proportional to its length.
     *
     * @param text an absolute address, one without a scheme ({@code shop.example/x?y=z}), a path, or a query alone
     * @return its parts; all empty if the text is blank or longer than {@value #LONGEST} characters
     */
    public static WebAddress parse(String text) {
        return parse(text, "url", problem -> {});
    }

    /**
     * Takes an address apart and tells what is wrong with it.
     *
     * @param text an address
     * @param field the field that holds it, for problems
     * @param problems is told what is wrong
     * @return its parts; all empty if the text is blank or longer than {@value #LONGEST} characters
     */
    public static WebAddress parse(String text, String field, Consumer<? super Problem> problems) {
        return parse(text, true, field, problems);
    }

    /**
     * Takes an address apart up to its path, in less time: for who does not need parameters.
     *
     * @param text an address
     * @param field the field that holds it, for problems
     * @param problems is told what is wrong
     * @return its parts without parameters; all empty if the text is blank or longer than {@value #LONGEST} characters
     */
    public static WebAddress parseHost(String text, String field, Consumer<? super Problem> problems) {
        return parse(text, false, field, problems);
    }

    private static WebAddress parse(
            String text, boolean withParameters, String field, Consumer<? super Problem> problems) {
        if (text.length() > LONGEST) {
            problems.accept(new Problem(field, ProblemKind.TOO_LONG, Treatment.IGNORED));
            return NONE;
        }
        String clean = AddressText.clean(text, field, problems);
        if (clean.isEmpty()) {
            return NONE;
        }
        int schemeEnd = AddressText.schemeEnd(clean);
        String scheme = schemeEnd < 0 ? "" : clean.substring(0, schemeEnd).toLowerCase(Locale.ROOT);
        int start = AddressText.authorityStart(clean, schemeEnd);
        int pathStart = start < 0 ? Math.max(0, schemeEnd + 1) : AddressText.end(clean, start, "/?#\\");
        String host = start < 0 ? "" : HostText.of(clean, start, pathStart, field, problems);
        int pathEnd = AddressText.end(clean, pathStart, "?#");
        return new WebAddress(
                scheme,
                host,
                clean.substring(pathStart, pathEnd),
                withParameters ? ParameterText.parse(clean, pathEnd, field, problems) : ImmutableList.of());
    }

    /**
     * The first value of a parameter that is not empty.
     *
     * @param name the name, in lower case
     * @return the value; null if there is none
     */
    public @Nullable String parameter(String name) {
        for (Parameter parameter : parameters) {
            if (!parameter.value().isEmpty() && parameter.name().equals(name)) {
                return parameter.value();
            }
        }
        return null;
    }
}
