"""A pool of processes that may die: items in, shares of encoded outcomes out, in order."""

from jalin.pipeline.bulk.pool.share import Item, PoolPlan, Prepare, Share, limit_work, work_here
from jalin.pipeline.bulk.pool.supervisor import work_in_pool

__all__ = ["Item", "PoolPlan", "Prepare", "Share", "limit_work", "work_here", "work_in_pool"]
