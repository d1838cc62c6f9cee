package org.attributionj.report.history;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.attributionj.core.columnar.Dimension;
import org.attributionj.core.event.Touchpoint;
import org.attributionj.report.internal.Checks;
import org.jspecify.annotations.Nullable;

/**
 * All channels, their campaigns and their creatives (or whatever dimensions are asked for), numbered in order of names:
 * the numbers do not depend on the order of events.
 *
 * <p>Collects first, and is frozen by {@link #freeze}; a frozen tree is thread-safe.
 */
public final class LabelTree {
    private final ImmutableList<Dimension> dimensions;
    private final Node root = new Node("", null, 0);
    private ImmutableList<Node> nodes = ImmutableList.of();

    /** One name under its parent. */
    public static final class Node {
        private final String name;
        private final @Nullable Node parent;
        private final int level;
        private final Map<String, Node> children = new TreeMap<>();
        private int id = -1;
        private boolean touched;

        Node(String name, @Nullable Node parent, int level) {
            this.name = name;
            this.parent = parent;
            this.level = level;
        }

        /**
         * The number of the node.
         *
         * @return 0 or more
         */
        public int id() {
            return id;
        }

        /**
         * How deep the node stands.
         *
         * @return 1 for a channel
         */
        public int level() {
            return level;
        }

        /**
         * The node above.
         *
         * @return the parent; null for a node of level 1
         */
        public @Nullable Node parent() {
            return level == 1 ? null : parent;
        }

        /**
         * The nodes below, by name.
         *
         * @return the children
         */
        public ImmutableList<Node> children() {
            return ImmutableList.copyOf(children.values());
        }

        /**
         * Whether some touchpoint has this name, and not only cost.
         *
         * @return whether it was touched
         */
        public boolean isTouched() {
            return touched;
        }

        /**
         * The names from level 1 to this node.
         *
         * @return the names
         */
        public ImmutableList<String> key() {
            Node above = parent();
            return above == null
                    ? ImmutableList.of(name)
                    : ImmutableList.<String>builder()
                            .addAll(above.key())
                            .add(name)
                            .build();
        }

        Node child(String label) {
            return children.computeIfAbsent(label, each -> new Node(each, this, level + 1));
        }
    }

    /**
     * An empty tree.
     *
     * @param dimensions what the levels are, from the outermost one
     */
    public LabelTree(List<Dimension> dimensions) {
        Checks.check(!dimensions.isEmpty(), "dimensions must be one or more");
        this.dimensions = ImmutableList.copyOf(dimensions);
    }

    /**
     * Takes a touchpoint's names.
     *
     * @param touchpoint a touchpoint
     */
    public void add(Touchpoint touchpoint) {
        Node node = root;
        for (Dimension dimension : dimensions) {
            node = node.child(dimension.label(touchpoint));
            node.touched = true;
        }
    }

    /**
     * Takes the names of a cost.
     *
     * @param key names from level 1 on
     */
    public void add(List<String> key) {
        Node node = root;
        for (String name : key) {
            node = node.child(name);
        }
    }

    /** Numbers the nodes. */
    public void freeze() {
        List<Node> all = new ArrayList<>();
        number(root, all);
        nodes = ImmutableList.copyOf(all);
    }

    private static void number(Node node, List<Node> all) {
        for (Node child : node.children.values()) {
            child.id = all.size();
            all.add(child);
            number(child, all);
        }
    }

    /**
     * All nodes: a parent before its children, siblings by name.
     *
     * @return the nodes by their numbers
     */
    public ImmutableList<Node> nodes() {
        return nodes;
    }

    /**
     * The nodes of level 1.
     *
     * @return the nodes by name
     */
    public ImmutableList<Node> top() {
        return root.children();
    }

    /**
     * The innermost node of a touchpoint.
     *
     * @param touchpoint a touchpoint that was added
     * @return its node
     */
    public Node leaf(Touchpoint touchpoint) {
        Node node = root;
        for (Dimension dimension : dimensions) {
            Node next = node.children.get(dimension.label(touchpoint));
            if (next == null) {
                throw new IllegalStateException("the events changed between two passes: touchpoint " + touchpoint.id()
                        + " was not there before");
            }
            node = next;
        }
        return node;
    }

    /**
     * The node of a key.
     *
     * @param key names from level 1 on
     * @return the node; null if there is none
     */
    public @Nullable Node find(List<String> key) {
        Node node = root;
        for (String name : key) {
            Node next = node.children.get(name);
            if (next == null) {
                return null;
            }
            node = next;
        }
        return node;
    }
}
