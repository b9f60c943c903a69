"""Work that is disturbed again and again, until it is done: then all is as if nothing had been."""

import random
import uuid
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from jalin.pipeline.derive import ensure_derived
from jalin.store.register import Register
from postgres import run_sql
from register_factory import insight
from trust.postgres.own_server import OwnServer
from trust.postgres.work import prepare
from trust.postgres.workers import Ended, Workers, Working

_TRUTH = ('["documents"', '["readings"', '["judgements"', '["skipped"', '["heard"')
# Work that never gets further is at last done undisturbed.
_MOST_IN_ONE = 6
_WITHIN_S = 240.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plain:
    """An undisturbed run of a job: the register after it, and how long it took."""

    lines: tuple[str, ...]
    seconds: float


@dataclass(slots=True, kw_only=True)
class Course:
    """Jobs, a server, and what happened to them so far.

    `through` is the port by which the work reaches the server. Whatever strikes is given the work
    and for how long it may wait for its moment.
    """

    server: OwnServer
    workers: Workers
    through: int
    chance: random.Random
    plain: dict[str, Plain] = field(default_factory=dict)
    n_struck: int = 0
    n_missed: int = 0
    slowest_s: float = 0.0

    def run_plain(self, jobs: Iterable[str]) -> None:
        """Run jobs undisturbed."""
        for job in jobs:
            schema = self._begin(job)
            ended = self.workers.run(job, self._address(schema))
            ended.check_told({0})
            self.plain[job] = Plain(lines=self._read(schema), seconds=ended.seconds)
            self._drop(schema)

    def disturb(
        self,
        job: str,
        strike: Callable[[Working, float], None],
        check: Callable[[Ended], None],
        n_strikes: int = _MOST_IN_ONE,
        **asked: object,
    ) -> None:
        """Strike a job until it is done, and compare the register with the undisturbed one."""
        schema = self._begin(job)
        address = self._address(schema)
        for _ in range(min(n_strikes, _MOST_IN_ONE)):
            working = self.workers.start(job, address, **asked)
            strike(working, self.chance.uniform(0, self.plain[job].seconds))
            ended = working.wait(_WITHIN_S)
            self.slowest_s = max(self.slowest_s, ended.seconds)
            self._check_kept(schema, job)
            if ended.status == 0:
                self.n_missed += 1
                break
            check(ended)
            self.n_struck += 1
        self.workers.run(job, address).check_told({0})
        assert self._read(schema) == self.plain[job].lines
        self._drop(schema)

    def _begin(self, job: str) -> str:
        schema = f"course_{uuid.uuid4().hex[:12]}"
        prepare(job, f"{self.server.url}?schema={schema}")
        return schema

    def _address(self, schema: str) -> str:
        return f"{self.server.url_at(self.through)}?schema={schema}"

    def _check_kept(self, schema: str, job: str) -> None:
        """Check that truth is whole: nothing strange or twice, no document without a reading."""
        truth = [line for line in self._dump(schema) if line.startswith(_TRUTH)]
        assert len(truth) == len(set(truth))
        assert set(truth) <= set(self.plain[job].lines)
        n_read = len({line.split('"')[3] for line in truth if line.startswith('["readings"')})
        assert n_read == sum(line.startswith('["documents"') for line in truth)

    def _dump(self, schema: str) -> tuple[str, ...]:
        with Register.open(f"{self.server.url}?schema={schema}") as register:
            return tuple(register.dump())

    def _read(self, schema: str) -> tuple[str, ...]:
        with Register.open(f"{self.server.url}?schema={schema}", create=False) as register:
            ensure_derived(register, insight())
            assert len(register.list_numbers()) == register.count()
            return tuple(register.dump())

    def _drop(self, schema: str) -> None:
        run_sql(self.server.url, f"DROP SCHEMA {schema} CASCADE")
