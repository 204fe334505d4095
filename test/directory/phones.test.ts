import { type PhoneFaultCode, type PhonePort, readPhone } from 'partyline/directory';
import { describe, expect, it } from 'vitest';

describe('a phone is read', () => {
  it.each([
    ['00491222333444', '+491222333444'],
    ['+491222333444', '+491222333444'],
    ['+49 0)1512345678', '+4901512345678'],
    ['+49 (01512345678', '+4901512345678'],
    ['+4915 (0)12345678', '+4915012345678'],
    ['+49 (5)1512345', '+4951512345'],
    ['+49/1234567890123', '+491234567890123'],
    ['+49 (0)122 2333-444', '+491222333444'],
    ['0049 (0)122 2333-444', '+491222333444'],
    ['0049(0)1222333444', '+491222333444'],
    ['0049 1(0)222333444', '+4910222333444'],
    ['+1 (0)5551234567', '+15551234567'],
    ['00 49 122 2333 444', '+491222333444'],
    ['0049-122-2333-444', '+491222333444'],
    ['0049/122/2333444', '+491222333444'],
    ['0049.122.2333444', '+491222333444'],
    ['(0049) 122 2333444', '+491222333444'],
    ['0015551234567', '+15551234567'],
    ['+15551234567', '+15551234567'],
    ['tel:+15551234567', '+15551234567'],
    ['TEL: 0015551234567', '+15551234567'],
    ['＋１５５５１２３４５６７', '+15551234567'],
    ['٠٠١٥٥٥١٢٣٤٥٦٧', '+15551234567'],
    ['\u200e0015551234567\u200f', '+15551234567'],
    ['\u00a00015551234567\u00a0', '+15551234567'],
    [' 0015551234567 ', '+15551234567'],
    ['+7 9161234567', '+79161234567'],
    ['+39 06 12345', '+390612345'],
    ['+44 20 7946 0958', '+442079460958'],
    ['+442079460958', '+442079460958'],
    ['+4420794609', '+4420794609'],
    ['+290 1234', '+2901234'],
    ['+29012345', '+29012345'],
    ['+800 12345678', '+80012345678'],
  ])('%j as %s', (written, e164) => {
    expect(readPhone(written)).toEqual({ ok: true, e164 });
  });
});

describe('what is none says why, and what was probably meant', () => {
  it.each<[written: string, code: PhoneFaultCode, params?: object, suggestion?: string]>([
    ['004912', 'phone_too_short', { digits: 4, minimum: 6 }],
    ['0049122', 'phone_too_short', { digits: 5, minimum: 6 }],
    ['00491', 'phone_too_short', { digits: 3, minimum: 6 }],
    ['0049', 'phone_too_short', { digits: 2, minimum: 6 }],
    ['000', 'phone_unknown_country'],
    ['00', 'phone_unknown_country'],
    ['0', 'phone_national'],
    ['', 'phone_malformed'],
    ['(0)491222333444', 'phone_national'],
    ['+(0)4915112345678', 'phone_unknown_country'],
    ['+49+1222333444', 'phone_malformed'],
    ['00491222333444+49', 'phone_several'],
    ['+491222333444+491222333445', 'phone_several'],
    ['49+1222333444', 'phone_malformed'],
    ['0049122+49', 'phone_several'],
    ['0049122;1', 'phone_several'],
    ['2901234.0', 'phone_decimal', {}, '002901234'],
    ['491234.0', 'phone_decimal', {}],
    ['+', 'phone_malformed'],
    ['+ ', 'phone_malformed'],
    ['++491222333444', 'phone_malformed'],
    ['00491222333444;00491222333445', 'phone_several'],
    ['00491222333444,00491222333445', 'phone_several'],
    ['00491222333444|00491222333445', 'phone_several'],
    ['00491222333444\n00491222333445', 'phone_several'],
    ['0049;1', 'phone_malformed'],
    ['00491222333444;', 'phone_several'],
    ['00491222333444/00491222333445', 'phone_several'],
    ['+491222333444/491222333445', 'phone_several'],
    ['abc', 'phone_malformed'],
    ['00abc', 'phone_malformed'],
    ['00491222a33444', 'phone_malformed'],
    ['+49122233344a', 'phone_malformed'],
    ['4915112345678', 'phone_missing_prefix', {}, '004915112345678'],
    ['15551234567', 'phone_missing_prefix', {}, '0015551234567'],
    ['5551234567', 'phone_national'],
    ['1234567890', 'phone_national'],
    ['12345678901', 'phone_missing_prefix', {}, '0012345678901'],
    ['999999999999', 'phone_national'],
    ['1234567890123456', 'phone_too_long', { digits: 16, maximum: 15 }],
    ['0301234567', 'phone_national'],
    ['030 1234567', 'phone_national'],
    ['+004915112345678', 'phone_unknown_country', {}, '004915112345678'],
    ['+00999', 'phone_unknown_country'],
    ['+00', 'phone_unknown_country'],
    ['0099912345678', 'phone_unknown_country'],
    ['+99912345678', 'phone_unknown_country'],
    ['+491', 'phone_too_short', { digits: 3, minimum: 6 }],
    ['+491234567890123456', 'phone_too_long', { digits: 18, maximum: 15 }],
    ['0049123456789012345', 'phone_too_long', { digits: 17, maximum: 15 }],
    ['001555123456', 'phone_too_short', { digits: 10, minimum: 11 }],
    ['00155512345678', 'phone_too_long', { digits: 12, maximum: 11 }],
    ['4.91222E+14', 'phone_rounded'],
    ['4,91E14', 'phone_rounded'],
    ['4E5', 'phone_rounded'],
    ['4.9E+123', 'phone_malformed'],
    ['E14', 'phone_malformed'],
    ['4.E14', 'phone_rounded'],
    ['.E14', 'phone_malformed'],
    ['4.9E', 'phone_malformed'],
    ['4.9E+', 'phone_malformed'],
    ['4x9E14', 'phone_malformed'],
    ['4.9e+14', 'phone_rounded'],
    ['4.9.1E14', 'phone_malformed'],
    ['1e1', 'phone_rounded'],
    ['0015551234567 ext. 12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567 EXT 12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567x12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567#12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567;ext=12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567 poste 12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567 durchwahl: 12', 'phone_has_extension', {}, '0015551234567'],
    ['0015551234567 ext', 'phone_malformed'],
    ['0015551234567x123456789', 'phone_malformed'],
    ['0015551234567x12345678', 'phone_has_extension', {}, '0015551234567'],
    ['x12', 'phone_malformed'],
    ['ext 12', 'phone_malformed'],
    ['#12', 'phone_malformed'],
    ['5551234567x12', 'phone_has_extension'],
    ['0015551234567 ext. a', 'phone_malformed'],
    ['0015551234567x1x2', 'phone_malformed'],
    ['15551234567.0', 'phone_decimal', {}, '0015551234567'],
    ['15551234567,00', 'phone_decimal', {}, '0015551234567'],
    ['0015551234567.00', 'phone_decimal', {}, '0015551234567'],
    ['15551234567.5', 'phone_national'],
    ['1555123456.0', 'phone_decimal'],
    ['123456.0', 'phone_decimal'],
    ['12345.0', 'phone_national'],
    ['1555a234567.0', 'phone_malformed'],
    ['15551234567.000', 'phone_national'],
    ['555123.0', 'phone_decimal'],
    ['999999999.0', 'phone_decimal'],
    ['tel:', 'phone_malformed'],
    ['0000000000000000000000000000000000000000000000000000000000000000', 'phone_unknown_country'],
    ['00000000000000000000000000000000000000000000000000000000000000000', 'cell_too_long', { length: 65, maximum: 64 }],
    ['0011111111111111111111111111111111111111111111111111111111111111', 'phone_too_long', { digits: 62, maximum: 11 }],
    ['+44207946095800', 'phone_too_long', { digits: 14, maximum: 12 }],
    ['+888123456', 'phone_too_short', { digits: 9, minimum: 14 }],
    ['+8781234567890', 'phone_too_short', { digits: 13, minimum: 15 }],
  ])('%j: %s', (written, code, params = {}, suggestion) => {
    expect(readPhone(written)).toEqual({ ok: false, fault: { code, params, suggestion: suggestion ?? null } });
  });
});

describe('a host may judge numbers itself', () => {
  const saying = (verdict: ReturnType<PhonePort>) => readPhone('0049 1512', () => verdict);

  it('and is asked with plus and digits', () => {
    const asked: string[] = [];
    readPhone('0049 (0)1512-345', (e164) => {
      asked.push(e164);
      return null;
    });
    expect(asked).toEqual(['+491512345']);
  });

  it.each<[ReturnType<PhonePort>, PhoneFaultCode, object]>([
    ['unknown_country', 'phone_unknown_country', {}],
    ['too_short', 'phone_too_short', { digits: 6, minimum: 6 }],
    ['too_long', 'phone_too_long', { digits: 6, maximum: 15 }],
    ['malformed', 'phone_malformed', {}],
  ])('%s', (verdict, code, params) => {
    expect(saying(verdict)).toEqual({ ok: false, fault: { code, params, suggestion: null } });
  });

  it('what it finds possible is, of countries nobody has heard of, too', () => {
    expect(saying(null)).toEqual({ ok: true, e164: '+491512' });
    expect(readPhone('00999123', () => null)).toEqual({ ok: true, e164: '+999123' });
    expect(readPhone('00999123', () => 'too_short')).toMatchObject({ fault: { params: { digits: 6, minimum: 7 } } });
    expect(readPhone('00999123', () => 'too_long')).toMatchObject({ fault: { params: { digits: 6, maximum: 15 } } });
  });

  it('a suggestion is by the table', () => {
    expect(readPhone('0015551234567x12', () => null)).toMatchObject({ fault: { suggestion: '0015551234567' } });
    expect(readPhone('4915112345678', () => 'malformed')).toMatchObject({ fault: { suggestion: '004915112345678' } });
  });
});
