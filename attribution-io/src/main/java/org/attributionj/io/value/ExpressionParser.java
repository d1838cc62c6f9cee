package org.attributionj.io.value;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.attributionj.core.text.PrintedText;
import org.attributionj.core.text.TextLimits;

/** Reads expressions and conditions by recursive descent. Used once. Single thread. */
final class ExpressionParser {
    /** Deeper nesting is no expression that a person writes, and would exhaust the stack. */
    private static final int DEEPEST = 50;

    /** Longer texts are no expressions, and the search for a closing parenthesis goes over them once per level. */
    private static final int LONGEST = 20_000;

    private static final String SIGNS = "|+,()'\"=!<>~";

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private int depth;

    ExpressionParser(String text) {
        this.text = TextLimits.atMost(text, LONGEST, "expression");
    }

    ValueExpression expression() {
        ValueExpression.Node root = alternatives();
        requireEnd();
        return new ValueExpression(text.trim(), root, names);
    }

    Condition condition() {
        Condition.Test root = anyOf();
        requireEnd();
        return new Condition(text.trim(), root, names);
    }

    private void requireEnd() {
        skipBlanks();
        if (at < text.length()) {
            throw problem("has \"" + text.charAt(at) + "\" where it should end");
        }
    }

    private ValueExpression.Node alternatives() {
        List<ValueExpression.Node> nodes = new ArrayList<>();
        do {
            nodes.add(joined());
        } while (accept('|'));
        return nodes.size() == 1
                ? nodes.get(0)
                : row -> {
                    for (ValueExpression.Node node : nodes) {
                        String value = node.value(row);
                        if (value != null && !value.isEmpty()) {
                            return value;
                        }
                    }
                    return null;
                };
    }

    private ValueExpression.Node joined() {
        List<ValueExpression.Node> nodes = new ArrayList<>();
        do {
            nodes.add(term());
        } while (accept('+'));
        return nodes.size() == 1
                ? nodes.get(0)
                : row -> {
                    StringBuilder joined = new StringBuilder();
                    for (ValueExpression.Node node : nodes) {
                        String value = node.value(row);
                        if (value == null) {
                            return null;
                        }
                        joined.append(value);
                    }
                    return joined.toString();
                };
    }

    private ValueExpression.Node term() {
        skipBlanks();
        if (at == text.length()) {
            throw problem("ends where a column, a function or a text in quotes should be");
        }
        char c = text.charAt(at);
        if (c == '\'') {
            String constant = quoted('\'');
            return row -> constant;
        }
        if (c == '"') {
            return column(quoted('"'));
        }
        if (accept('(')) {
            enter();
            ValueExpression.Node inner = alternatives();
            expect(')');
            depth--;
            return inner;
        }
        String name = bare();
        if (peek() == '(') {
            return call(name);
        }
        boolean isNumber = name.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return isNumber ? row -> name : column(name);
    }

    private ValueExpression.Node column(String name) {
        names.add(name);
        return row -> row.get(name);
    }

    private ValueExpression.Node call(String name) {
        expect('(');
        enter();
        if (name.equals("if")) {
            Condition.Test test = anyOf();
            expect(',');
            ValueExpression.Node then = alternatives();
            ValueExpression.Node otherwise = accept(',') ? alternatives() : row -> null;
            expect(')');
            depth--;
            return row -> test.holds(row) ? then.value(row) : otherwise.value(row);
        }
        List<ValueExpression.Node> arguments = new ArrayList<>();
        do {
            arguments.add(alternatives());
        } while (accept(','));
        expect(')');
        depth--;
        return ValueFunction.call(name, arguments);
    }

    private Condition.Test anyOf() {
        List<Condition.Test> tests = new ArrayList<>();
        do {
            tests.add(allOf());
        } while (acceptWord("or"));
        return tests.size() == 1 ? tests.get(0) : row -> tests.stream().anyMatch(test -> test.holds(row));
    }

    private Condition.Test allOf() {
        List<Condition.Test> tests = new ArrayList<>();
        do {
            tests.add(test());
        } while (acceptWord("and"));
        return tests.size() == 1 ? tests.get(0) : row -> tests.stream().allMatch(test -> test.holds(row));
    }

    private Condition.Test test() {
        if (accept('!')) {
            enter();
            Condition.Test inner = test();
            depth--;
            return row -> !inner.holds(row);
        }
        skipBlanks();
        if (peek() == '(' && !isOperand()) {
            expect('(');
            enter();
            Condition.Test inner = anyOf();
            expect(')');
            depth--;
            return inner;
        }
        ValueExpression.Node operand = joined();
        String operator = operator();
        return operator.isEmpty() ? row -> operand.value(row) != null : Comparison.of(operand, operator, values());
    }

    /** Whether the parenthesis here holds a value, such as {@code (a | b) = 1}: whether an operator follows it, or a sign in it. */
    private boolean isOperand() {
        int end = closing();
        String inner = text.substring(at + 1, end);
        boolean hasTest = inner.chars().anyMatch(c -> "=<>~!".indexOf(c) >= 0)
                || inner.contains(" and ")
                || inner.contains(" or ");
        int next = end + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
            next++;
        }
        boolean isFollowed = next < text.length() && "=!<>~+".indexOf(text.charAt(next)) >= 0;
        return isFollowed || (!hasTest && inner.indexOf('|') >= 0);
    }

    /** Where the parenthesis that opens here closes. */
    private int closing() {
        int open = 0;
        char quote = 0;
        for (int i = at; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
                if (open == 0) {
                    return i;
                }
            }
        }
        throw problem("has a parenthesis that is not closed");
    }

    private String operator() {
        skipBlanks();
        for (String operator : List.of("!=", "!~", "<=", ">=", "=", "~", "<", ">")) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        do {
            skipBlanks();
            values.add(peek() == '\'' ? quoted('\'') : bare());
        } while (accept('|'));
        return values;
    }

    private String quoted(char quote) {
        int end = at + 1;
        StringBuilder content = new StringBuilder();
        while (end < text.length()) {
            char c = text.charAt(end);
            if (c == quote && end + 1 < text.length() && text.charAt(end + 1) == quote) {
                end++;
            } else if (c == quote) {
                at = end + 1;
                return content.toString();
            }
            content.append(c);
            end++;
        }
        throw problem("has a quote that is not closed");
    }

    /** A name or value without quotes: up to a sign of the language or the words "and" and "or". */
    private String bare() {
        skipBlanks();
        int end = at;
        while (end < text.length() && SIGNS.indexOf(text.charAt(end)) < 0 && !isWord(end)) {
            end++;
        }
        String name = text.substring(at, end).trim();
        if (name.isEmpty()) {
            throw problem("has no name or value where one should be");
        }
        at = end;
        return name;
    }

    private boolean isWord(int from) {
        return text.charAt(from) == ' ' && (text.startsWith(" and ", from) || text.startsWith(" or ", from));
    }

    private boolean acceptWord(String word) {
        skipBlanks();
        int end = at + word.length();
        boolean isThere = text.startsWith(word, at) && end < text.length() && text.charAt(end) == ' ';
        at = isThere ? end : at;
        return isThere;
    }

    private boolean accept(char sign) {
        skipBlanks();
        boolean isThere = peek() == sign;
        at += isThere ? 1 : 0;
        return isThere;
    }

    private void expect(char sign) {
        if (!accept(sign)) {
            throw problem("needs \"" + sign + "\"");
        }
    }

    private void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw problem("is nested too deeply");
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) <= ' ') {
            at++;
        }
    }

    private IllegalArgumentException problem(String what) {
        return new IllegalArgumentException(
                PrintedText.quoted(text.trim()) + " " + what + ", at character " + (at + 1));
    }
}
