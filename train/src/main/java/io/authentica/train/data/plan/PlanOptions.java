package io.authentica.train.data.plan;

/**
 * What decides which rows are taken.
 *
 * @param dropSharedPrompts whether rows whose prompt is in test, or in validation, leave the other splits, also where the policy
 *     does not ask for it
 */
public record PlanOptions(RowFilter filter, SplitPolicy policy, boolean dropSharedPrompts, Quotas quotas) {

    /** Everything, as published. */
    public static final PlanOptions ALL = new PlanOptions(RowFilter.NONE, new PublishedSplits(), false, Quotas.NONE);

    /** Whether rows that share a prompt with another split are dropped. */
    public boolean keepsPromptsApart() {
        return dropSharedPrompts || policy.keepsPromptsApart();
    }
}
