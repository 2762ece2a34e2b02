import { type DeskCall, deskRun, leader, newTrainingFolder, type TrainingFolder } from './training-folder.ts';

interface Person {
  readonly fullName: string;
  readonly address: string;
  readonly procedureCode: string;
}

const villages = ['Bản Cuôn', 'Nà Mèn', 'Khuổi Trang', 'Bản Bung', 'Nà Đông', 'Phiêng Ten'];
const names = [
  'Hoàng Văn Páo',
  'H’Hen Niê',
  'Nguyễn Thị Đào',
  'Triệu Mùi Pham',
  'Ma Thị Sính',
  'Y-Bhăm Êban',
  'Lý Seo Chúng',
  'Đặng Thị Hường',
  'Nông Thị Ngọc Ánh',
  'Quan Văn Thuyết',
  'Chẩu Thị Mỷ',
  'Ma Văn Sính',
];
const procedures = ['1.004873', '1.001653', '1.000894', '1.001193', '1.004884', '1.001022'];

/** A week and a half of work at a training desk, all of it through the contract, ending on Monday 30 November 2026. */
export async function newSeededOffice(): Promise<TrainingFolder> {
  const folder = await newTrainingFolder('2026-11-19T07:30:00+07:00');
  const days = ['19', '20', '23', '25', '27', '30'];
  const codes: string[] = [];
  for (const [at, day] of days.entries()) {
    const taken = people(at * 4).map((person) => receive(person));
    const answers = deskRun(folder, `2026-11-${day}T08:${10 + at}:00+07:00`, [...taken, ...stepsOf(at, codes)]);
    codes.push(...answers.slice(0, taken.length).map(({ code }) => String(code)));
  }
  return folder;
}

function people(from: number): readonly Person[] {
  return [0, 1, 2, 3].map((offset) => {
    const at = from + offset;
    return {
      fullName: names[at % names.length] ?? '',
      address: `Thôn ${villages[at % villages.length]}, Lâm Bình, Tuyên Quang`,
      procedureCode: procedures[at % procedures.length] ?? '',
    };
  });
}

function receive({ fullName, address, procedureCode }: Person): DeskCall {
  return { call: 'dossier.receive', input: { procedureCode, applicant: { fullName, address } } };
}

/** What happens to earlier dossiers on the day `at`: some are resolved and returned, some wait, some are late. */
function stepsOf(at: number, codes: readonly string[]): readonly DeskCall[] {
  const [first, second, third] = codes.slice(-4);
  const named = (code = '') => ({ code });
  if (at === 0) return [];
  const over: DeskCall = { call: 'dossier.handOver', input: { ...named(first), to: 'Tư pháp' } };
  if (at % 2 === 1) {
    return [
      over,
      { call: 'dossier.resolve', input: { ...named(first), outcome: 'approved', resultNo: `${at}/GXN` } },
      {
        call: 'dossier.requestSupplement',
        input: { ...named(second), items: ['Bản sao sổ hộ khẩu cũ'], reason: 'Bản nộp mờ, không đọc được' },
      },
    ];
  }
  return [
    over,
    { call: 'dossier.handOver', input: { ...named(second), to: 'district' } },
    {
      call: 'dossier.repromise',
      as: leader,
      input: {
        ...named(third),
        promisedAt: `2026-12-0${at + 1}T10:00:00Z`,
        reason: 'Chờ xác minh nơi cư trú trước đây',
      },
    },
  ];
}
